import { compareBytes, type NodeFact } from "../../../../model/facts.ts";

/** Keys of recordings by their start, the newest first; those without a start last, and equal ones by key. */
export function newestFirst(recordings: Iterable<NodeFact>): readonly string[] {
  return [...recordings]
    .map(({ key, properties }) => ({ key, start: String(properties["start_time"] ?? "") }))
    .sort((a, b) => compareBytes(b.start, a.start) || compareBytes(a.key, b.key))
    .map(({ key }) => key);
}
