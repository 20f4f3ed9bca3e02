import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { WhocanError } from "../../lib/errors.ts";
import { writePrivateFile } from "../../lib/private-file.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";
import { collectParts } from "../support/collect.ts";
import { type TarFile, tarGz } from "../support/tar.ts";

export interface SupportBundleOptions {
  readonly out: string;
  readonly check: boolean;
}

/** Writes what helps to find a fault, and nothing of the account. */
export async function makeSupportBundle(session: Session, { out, check }: SupportBundleOptions): Promise<void> {
  const { output } = session;
  const path = resolve(output.io.cwd, out);
  const files = await collectParts(await session.app(), { check });
  try {
    await write(path, files);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (cause instanceof WhocanError || code === undefined) throw cause;
    throw new WhocanError("BAD_ARGUMENT", `The bundle cannot be written (${code}).`, { field: "out", cause });
  }
  const names = files.map(({ name }) => name);
  if (output.json) return output.value({ path, files: names });
  await output.line(`Wrote ${safeText(out)}: ${names.join(", ")}`);
  output.note("It holds no token, password, secret, e-mail or name. Look at it before you pass it on.");
}

/** An archive where the name says so, else a folder, which must be new or empty. */
async function write(path: string, files: readonly TarFile[]): Promise<void> {
  if (/\.(tar\.gz|tgz)$/.test(path)) {
    const inFolder = files.map(({ name, content }) => ({ name: `whocan-support/${name}`, content }));
    return writePrivateFile(path, tarGz(inFolder, new Date()));
  }
  await mkdir(path, { recursive: true, mode: 0o700 });
  if ((await readdir(path)).length > 0) {
    throw new WhocanError("BAD_ARGUMENT", "The folder of the bundle is not empty.", {
      field: "out",
      help: "Name a new folder, or a file that ends in .tar.gz.",
    });
  }
  for (const { name, content } of files) await writePrivateFile(join(path, name), content);
}
