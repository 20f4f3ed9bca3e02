import type { z } from "zod";
import type { Page } from "../../access/answers.ts";
import type { Question } from "../../access/question.ts";
import { type ConnectionJson, connectionJson, printedJson } from "../../exports/answer-json.ts";
import type { ListOptions } from "../options.ts";
import type { Session } from "../session.ts";
import { printCompleteness, printFooter } from "../views/footer.ts";

/** Rows of one request where all pages are wanted. */
const LARGEST_PAGE = 1000;

/** A page as commands print it in JSON, or all pages as one: what edges hold is in `nodes`. */
export type PrintedPage<Row> = Omit<ConnectionJson<Row>, "edges" | "nodes"> & { readonly nodes: readonly unknown[] };

export interface ListView<Row> {
  /** Prints the rows as text; not called with --json or --ndjson. */
  print(rows: readonly Row[]): Promise<void>;
  /** What a row is, for the line under them: `principal`. */
  readonly noun: string;
  /** The states that are listed; null where rows have none. */
  readonly states: readonly string[] | null;
}

/** Asks a question that answers in pages and shows one page, or all: as text, JSON in GraphQL's shape, or NDJSON. */
export async function showList<Schema extends z.ZodType, Row>(
  session: Session,
  question: Question<Schema, Page<Row>>,
  args: Readonly<Record<string, unknown>>,
  options: ListOptions,
  view: ListView<Row>,
): Promise<void> {
  const { output } = session;
  const pages = readPages(session, question, args, options);
  if (options.ndjson) {
    let last: ConnectionJson<Row> | undefined;
    for await (const page of pages) {
      last = page;
      for (const row of page.nodes) await output.row(printedJson(row));
    }
    output.incomplete(last?.completeness.gaps ?? []);
    return;
  }
  const page = await joinPages(pages);
  if (output.json) return output.value(printedPage(page));
  await view.print(page.nodes);
  await printFooter(output, {
    shown: page.nodes.length,
    totalCount: page.totalCount,
    counts: view.states === null ? null : page.counts,
    states: view.states ?? [],
    revision: page.revision,
    engine: page.engine,
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    noun: view.noun,
  });
  await printCompleteness(output, page.completeness);
}

/** What the options choose of the answer: one page, or all of them as one, for an object of JSON that holds more. */
export async function askList<Schema extends z.ZodType, Row>(
  session: Session,
  question: Question<Schema, Page<Row>>,
  args: Readonly<Record<string, unknown>>,
  options: ListOptions,
): Promise<PrintedPage<Row>> {
  return printedPage(await joinPages(readPages(session, question, args, options)));
}

function printedPage<Row>({ edges: _edges, nodes, ...rest }: ConnectionJson<Row>): PrintedPage<Row> {
  return { nodes: nodes.map(printedJson), ...rest };
}

async function* readPages<Schema extends z.ZodType, Row>(
  session: Session,
  question: Question<Schema, Page<Row>>,
  args: Readonly<Record<string, unknown>>,
  { first, after, all, ndjson, at, account }: ListOptions,
): AsyncGenerator<ConnectionJson<Row>> {
  const every = all === true || (ndjson === true && first === undefined);
  let cursor = after;
  for (;;) {
    const size = first ?? (every ? LARGEST_PAGE : undefined);
    const asked = await session.ask(question, { ...args, first: size, after: cursor }, { at, account });
    const page = connectionJson(asked as typeof asked & { cursor(row: Row): string });
    yield page;
    if (!every || !page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return;
    cursor = page.pageInfo.endCursor;
  }
}

/** One answer made of its pages. */
async function joinPages<Row>(pages: AsyncIterable<ConnectionJson<Row>>): Promise<ConnectionJson<Row>> {
  const rows: Row[] = [];
  let joined: ConnectionJson<Row> | undefined;
  for await (const page of pages) {
    for (const row of page.nodes) rows.push(row);
    const pageInfo = { ...page.pageInfo };
    if (joined !== undefined) {
      pageInfo.hasPreviousPage = joined.pageInfo.hasPreviousPage;
      pageInfo.startCursor = joined.pageInfo.startCursor;
    }
    joined = { ...page, pageInfo };
  }
  return { ...(joined as ConnectionJson<Row>), nodes: rows };
}
