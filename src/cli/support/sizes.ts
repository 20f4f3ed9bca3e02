import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Names that say nothing of whoever runs Whocan. */
const OURS =
  /^((whocan|runs)\.db(-wal|-shm)?|(schedule|store-check|demo|neo4j-bookmarks)\.json|tokens|index\/\d+-[0-9a-f]+\.idx)$/;

const INDEX = "index";

/** What lies in the data folder and its index: our files with their sizes and modes, all others together. */
export async function sizesOf(folder: string): Promise<unknown> {
  const files: { name: string; bytes: number; mode: string }[] = [];
  const others = { count: 0, bytes: 0 };
  const indexes = await readdir(join(folder, INDEX)).catch(() => []);
  const names = (await readdir(folder)).filter((name) => name !== INDEX);
  for (const name of [...names, ...indexes.map((each) => `${INDEX}/${each}`)]) {
    const { size, mode } = await stat(join(folder, name));
    if (OURS.test(name)) files.push({ name, bytes: size, mode: (mode & 0o777).toString(8) });
    else {
      others.count++;
      others.bytes += size;
    }
  }
  return { files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), others };
}
