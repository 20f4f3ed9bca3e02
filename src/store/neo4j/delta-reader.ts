import { compareFactRefs, type Fact, type FactRef } from "../../model/facts.ts";
import type { Delta } from "../graph-store.ts";
import { closingOf, type DeltaPart, type Opening, openingOf } from "./delta-part.ts";

/** Reads a delta once, whole or part by part. */
export class DeltaReader {
  readonly #delta: Delta;
  readonly #closed: Iterator<FactRef>;
  readonly #opened: Iterator<Fact>;
  /** What was read of it already. */
  readonly #refs: FactRef[] = [];
  readonly #openings: Opening[] = [];

  constructor(delta: Delta) {
    this.#delta = delta;
    this.#closed = delta.closed[Symbol.iterator]();
    this.#opened = delta.opened[Symbol.iterator]();
  }

  /** A reader that begins again; undefined where the delta can be read but once. */
  again(): DeltaReader | undefined {
    const { closed, opened } = this.#delta;
    const isOnce = (items: Iterable<unknown>) => (items[Symbol.iterator]() as unknown) === items;
    return isOnce(closed) || isOnce(opened) ? undefined : new DeltaReader(this.#delta);
  }

  /** Everything by key, in parts of about so many changes; undefined when there are more than `most`. A key is in one part alone. */
  whole(most: number, size: number): readonly DeltaPart[] | undefined {
    const isMore = () => this.#refs.length + this.#openings.length > most;
    for (let next = this.#closed.next(); !next.done; next = this.#closed.next()) {
      this.#refs.push(closingOf(next.value));
      if (isMore()) return undefined;
    }
    for (let next = this.#opened.next(); !next.done; next = this.#opened.next()) {
      this.#openings.push(openingOf(next.value));
      if (isMore()) return undefined;
    }
    return partsByKey(this.#refs, this.#openings, size);
  }

  /** Everything, with what `whole` has read, in parts of so many changes: first all that is closed. */
  *parts(size: number): Generator<DeltaPart> {
    for (const closed of slices(rest(this.#refs, this.#closed, closingOf), size))
      yield { closed, opened: [], ordered: true };
    let ordered = true;
    let last: Opening | undefined;
    for (const opened of slices(rest(this.#openings, this.#opened, openingOf), size)) {
      for (const opening of opened) {
        ordered &&= last === undefined || compareFactRefs(last, opening) < 0;
        last = opening;
      }
      yield { closed: [], opened, ordered };
    }
  }
}

function* rest<From, To>(read: To[], unread: Iterator<From>, convert: (item: From) => To): Generator<To> {
  yield* read;
  read.length = 0;
  for (let next = unread.next(); !next.done; next = unread.next()) yield convert(next.value);
}

/** Lists of so many items, longer only so that the last key of one is not the first of the next. */
function* slices<Item extends FactRef>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let slice: Item[] = [];
  for (const item of items) {
    if (slice.length >= size && slice.at(-1)?.key !== item.key) {
      yield slice;
      slice = [];
    }
    slice.push(item);
  }
  if (slice.length > 0) yield slice;
}

function partsByKey(refs: readonly FactRef[], openings: readonly Opening[], size: number): readonly DeltaPart[] {
  const closings = refs.map((ref) => ({ key: ref.key, section: ref.section, opening: undefined }));
  const all = [...closings, ...openings.map((opening) => ({ key: opening.key, section: opening.section, opening }))];
  return [...slices(all.sort(compareFactRefs), size)].map((slice) => ({
    closed: slice.flatMap(({ key, section, opening }) => (opening === undefined ? [{ key, section }] : [])),
    opened: slice.flatMap(({ opening }) => opening ?? []),
    ordered: true,
  }));
}
