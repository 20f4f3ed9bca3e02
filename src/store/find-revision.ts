import { WhocanError } from "../lib/errors.ts";
import type { Revision } from "./graph-store.ts";

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * The revision of a number, or the last one at or before an ISO time; a time without a zone is UTC, a day alone means its
 * end. NO_SUCH_REVISION.
 */
export function findRevision(revisions: readonly Revision[], at: string): Revision {
  const text = at.trim();
  const found = /^\d{1,15}$/.test(text)
    ? revisions.find(({ number }) => number === Number(text))
    : revisions.findLast((revision) => Date.parse(revision.at) <= timeOf(text));
  if (found !== undefined) return found;
  const first = revisions[0];
  const known = first === undefined ? "there is none" : `there are 1 to ${revisions.length}, from ${first.at} on`;
  throw new WhocanError("NO_SUCH_REVISION", `No revision is meant by "${at}": ${known}.`, {
    field: "at",
    help: "Give a number, or an ISO time such as 2026-11-02T09:00:00Z.",
  });
}

/** NaN for what is no time: no revision is at or before it. */
function timeOf(text: string): number {
  if (!ISO_TIME.test(text)) return Number.NaN;
  if (!text.includes("T")) return Date.parse(`${text}T23:59:59.999Z`);
  return Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
}
