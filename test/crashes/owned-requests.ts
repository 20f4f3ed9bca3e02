import type { SeenRequest } from "../../src/demo/server/journal.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { readWith } from "./read-with.ts";

/** Which extents, as `section/extent`, ask for what: a request may serve several. */
export type OwnedRequests = ReadonlyMap<string, ReadonlySet<string>>;

/** A request, whichever page it asks for. */
export function nameOf({ path, query }: SeenRequest): string {
  const asked = new URLSearchParams(query);
  asked.delete("next_page_token");
  return `${path}?${asked}`;
}

/** Reads the account into the folder, one extent after the other, and notes what each one asks for. */
export async function noteRequests(cwd: string, zoom: FakeZoom): Promise<OwnedRequests> {
  const owned = new Map<string, Set<string>>();
  let seen = zoom.requests.count;
  await readWith(cwd, zoom, {
    concurrency: 1,
    progress: (event) => {
      if (event.type !== "extent-ended") return;
      // The token is no extent's.
      for (const request of zoom.requests.list.slice(seen).filter(({ path }) => path.startsWith("/v2/"))) {
        const owners = owned.get(nameOf(request)) ?? new Set();
        owned.set(nameOf(request), owners.add(`${event.section}/${event.extent}`));
      }
      seen = zoom.requests.count;
    },
  });
  return owned;
}
