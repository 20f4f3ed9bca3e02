import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { WhocanError } from "../lib/errors.ts";

/**
 * Writes a file under another name and renames it when it is whole; what was there before stays until then. Rejects with what `write`
 * throws; BAD_ARGUMENT where the file cannot be written.
 */
export async function writeWholeFile<Result>(
  path: string,
  write: (stream: NodeJS.WritableStream) => Promise<Result>,
): Promise<Result> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const result = await writeDraft(draft, write);
    await rename(draft, path).catch(refuse);
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeDraft<Result>(
  draft: string,
  write: (stream: NodeJS.WritableStream) => Promise<Result>,
): Promise<Result> {
  const handle = await open(draft, "wx", 0o600).catch(refuse);
  const stream = handle.createWriteStream({ flush: true });
  const written = finished(stream);
  try {
    // Who writes may not be told that a write failed, and wait for the stream for ever.
    const result = await Promise.race([write(stream), written.then(() => new Promise<never>(() => {}))]);
    stream.end();
    await written;
    return result;
  } catch (error) {
    const failed = stream.errored;
    stream.destroy();
    await written.catch(() => {});
    return failed === null ? Promise.reject(error) : refuse(failed);
  }
}

function refuse(cause: NodeJS.ErrnoException): never {
  throw new WhocanError("BAD_ARGUMENT", `The file cannot be written (${cause.code}).`, { field: "output", cause });
}
