import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import neo4j, { type BookmarkManager } from "neo4j-driver";

export interface BookmarksFile {
  readonly path: string;
  /** What the bookmarks are of: those of another database say nothing. */
  readonly uri: string;
  readonly database: string | undefined;
  /** False for those that only read. */
  readonly mayWrite: boolean;
}

/**
 * Bookmarks in a file, so that what one process has committed is there for another that reads from some other member of a cluster:
 * written after each commit, read before each transaction. A file that is not there or cannot be understood is none.
 */
export function bookmarksIn(file: BookmarksFile): BookmarkManager {
  let written = "";
  return neo4j.bookmarkManager({
    bookmarksSupplier: () => readBookmarks(file),
    bookmarksConsumer: async (bookmarks) => {
      const news = [...bookmarks].sort();
      // Reading ends in bookmarks too, mostly in the ones that were known.
      if (!file.mayWrite || news.join() === written) return;
      written = news.join();
      writeBookmarks(file, news);
    },
  });
}

async function readBookmarks({ path, uri, database }: BookmarksFile): Promise<readonly string[]> {
  try {
    const content = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    const { bookmarks } = content;
    const isOfIt = content["uri"] === uri && content["database"] === (database ?? null);
    return isOfIt && Array.isArray(bookmarks) ? bookmarks.filter((bookmark) => typeof bookmark === "string") : [];
  } catch {
    return [];
  }
}

/**
 * Whole or not at all, and before the commit's promise resolves: the driver does not wait for the consumer. The commit is done: where it
 * cannot be told, others read what is older for a moment.
 */
function writeBookmarks({ path, uri, database }: BookmarksFile, bookmarks: readonly string[]): void {
  const draft = `${path}.${randomUUID()}.new`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${JSON.stringify({ uri, database: database ?? null, bookmarks })}\n`, { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}
