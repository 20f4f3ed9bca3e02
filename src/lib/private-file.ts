import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What a file is to hold: a text, or bytes that come piece by piece. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

/** Writes a file whole or not at all, readable to its owner alone, with its folder where there is none. Throws what the file system does. */
export async function writePrivateFile(path: string, content: FileContent): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await writeFile(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
