import { compareBytes } from "../../model/facts.ts";
import { type ReadPage, readCurrentPage } from "./current-page.ts";
import type { Neo4jDatabase } from "./database.ts";
import { compareHistoryRows, type HistoryRow } from "./history-row.ts";
import { BEGINNING, PAST_PAGE, type PastRange, type Place, placeBehind, readPastPage } from "./past-rows.ts";

/** Nodes fetched at once. */
const NODE_PAGE = 2_000;

/** What begins in a range of keys: open facts, then the first of the closed ones. */
interface KeyRange {
  readonly rows: readonly HistoryRow[];
  readonly past: readonly HistoryRow[];
  readonly end: string | null;
}

/**
 * Open facts and a range of closed ones, by key, section and beginning, a batch at a time. The server shows each statement what is
 * committed by then, so of every range of keys what is closed is read after what is open: a fact that is closed meanwhile is met
 * once or twice, and told once. What is opened meanwhile may be among the rows. A fact can be missed that was closed by an unfinished
 * revision and is opened again between the two, or whose closing was seen in part: whoever finds something missing looks whether the
 * store has moved.
 */
export async function* readHistory(
  database: Neo4jDatabase,
  past: PastRange,
  readPage: ReadPage = readCurrentPage,
): AsyncIterable<readonly HistoryRow[]> {
  const read = (start: Place) =>
    database.read(async (transaction): Promise<KeyRange> => {
      const page = await readPage(transaction, start.key, NODE_PAGE);
      return { ...page, past: await readPastPage(transaction, past, start, page.end) };
    });
  let pending: readonly HistoryRow[] = [];
  let next: Promise<KeyRange> | undefined = read(BEGINNING);
  while (next !== undefined) {
    const range: KeyRange = await next;
    const { end } = range;
    // The next range is on its way while this one is worked on.
    next = end === null ? undefined : read(placeBehind(end));
    next?.catch(() => undefined);
    const rows = pending.length === 0 ? range.rows : [...pending, ...range.rows].sort(compareHistoryRows);
    const due = end === null ? rows.length : countWhile(rows, ({ key }) => compareBytes(key, end) <= 0);
    pending = rows.slice(due);
    yield* withPast(database, past, range, rows.slice(0, due));
  }
}

/** `due` are the open facts of the range. */
async function* withPast(
  database: Neo4jDatabase,
  past: PastRange,
  range: KeyRange,
  due: readonly HistoryRow[],
): AsyncIterable<readonly HistoryRow[]> {
  let page = range.past;
  let rest = due;
  for (;;) {
    const last = page.length < PAST_PAGE ? undefined : page.at(-1);
    const met = last === undefined ? rest.length : countWhile(rest, (row) => compareHistoryRows(row, last) <= 0);
    yield united(rest.slice(0, met), page);
    if (last === undefined) return;
    rest = rest.slice(met);
    page = await database.read((transaction) => readPastPage(transaction, past, last, range.end));
  }
}

/** Where a row is in both lists it was closed between the two readings. */
function united(open: readonly HistoryRow[], closed: readonly HistoryRow[]): readonly HistoryRow[] {
  if (closed.length === 0) return open;
  const rows = [...closed, ...open].sort(compareHistoryRows);
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    return before === undefined || compareHistoryRows(before, row) !== 0;
  });
}

/** How many rows at the beginning of the list hold; those that do come first. */
function countWhile(rows: readonly HistoryRow[], holds: (row: HistoryRow) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && holds(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}
