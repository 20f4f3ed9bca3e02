import type { DatabaseRow, Parameters } from "../../src/store/neo4j/database.ts";
import { type HandQuery, readHandQuery } from "./hand-queries.ts";

/** The graph of the demo account. */
export interface DemoGraph {
  ask(statement: string, parameters: Parameters): Promise<readonly DatabaseRow[]>;
  /** Makes it the graph of a second reading, after a few changes. */
  readAgain(): Promise<void>;
}

interface Example {
  readonly name: string;
  /** What the document asks the demo account with. */
  readonly parameters: Parameters;
  /** What changed between the two readings, for a query that is about that. */
  readonly after?: string;
}

interface Section {
  readonly title: string;
  readonly text: string;
  readonly queries: readonly Example[];
}

/** Rows of an answer that the document shows. */
const ROWS_SHOWN = 6;
/** Members of a list that it shows. */
const MEMBERS_SHOWN = 8;

const BEFORE = { before: "2026-08-01T00:00:00Z" };

export const SECTIONS: readonly Section[] = [
  {
    title: "What Cartography's users ask",
    text: "Labels, ids, relations and properties that Cartography's Zoom module has too, and nothing else: what was written for its graph runs on this one.",
    queries: [
      { name: "unrestricted-edit-roles", parameters: {} },
      { name: "admin-write-apps", parameters: {} },
      { name: "stale-licensed-users", parameters: BEFORE },
      { name: "public-recordings", parameters: {} },
    ],
  },
  {
    title: "What follows from roles",
    text: "Grants, which Whocan works out of privileges and the catalog, and the facts that they rest on.",
    queries: [
      { name: "who-through-which-role", parameters: {} },
      { name: "what-a-role-grants", parameters: { role: "Helpdesk Berlin" } },
      { name: "restricted-privileges", parameters: {} },
      { name: "idle-roles", parameters: {} },
      { name: "roles-that-come-back", parameters: {} },
      { name: "owners-and-admins-long-gone", parameters: BEFORE },
    ],
  },
  {
    title: "Groups and apps",
    text: "Who has a say by other means than a role.",
    queries: [
      { name: "group-administrators", parameters: {} },
      { name: "apps-by-unknown-hand", parameters: {} },
    ],
  },
  {
    title: "What the account says, and what it does not",
    text: "Contradictions, changes, and what was not read.",
    queries: [
      { name: "two-sources-of-a-role", parameters: {} },
      {
        name: "changes-of-roles",
        parameters: { from: 1, to: 2 },
        after: "after a second reading, before which two users changed their roles with each other",
      },
      { name: "what-was-not-read", parameters: {} },
    ],
  },
];

const INTRODUCTION = `# Hand queries

Questions to the graph in Neo4j that an analyst may put by hand: in Neo4j Browser, in \`cypher-shell\`, or from a notebook. What lies in the
graph is told in [the graph](graph.md), what a grant means in [semantics](semantics.md). Queries only read. Community
knows no user who can do nothing else: let others ask a copy (\`whocan store copy\`); elsewhere use such a user. Before, look at \`MATCH (s:WhocanStore) RETURN s.applying\` first. Where that is a number, a large change is being written:
look again later. \`MATCH (p:WhocanProjection) RETURN p.revision, p.state\` says which revision the grants are of.

The files are in [cypher/queries](../cypher/queries). Each result is what the query finds on the demo account (\`npm start\`; 250 users,
invented), kept in Neo4j by \`whocan store copy --to neo4j\`: a test runs them all, and this page is written by \`npx tsx scripts/update-queries.ts\`.
`;

/** docs/queries.md, with the answers that the graph gives. */
export async function renderDocument(graph: DemoGraph): Promise<string> {
  const examples = SECTIONS.flatMap(({ queries }) => queries);
  const answers = new Map<string, string>();
  const answer = async (asked: readonly Example[]) => {
    for (const example of asked) {
      const query = readHandQuery(example.name);
      const rows = await graph.ask(query.statement, example.parameters);
      answers.set(example.name, renderQuery(query, example, rows));
    }
  };
  await answer(examples.filter(({ after }) => after === undefined));
  await graph.readAgain();
  await answer(examples.filter(({ after }) => after !== undefined));
  const sections = SECTIONS.map(({ title, text, queries }) =>
    [`## ${title}\n\n${text}\n`, ...queries.map(({ name }) => answers.get(name))].join("\n"),
  );
  return [INTRODUCTION, ...sections].join("\n");
}

function renderQuery(query: HandQuery, { parameters, after }: Example, rows: readonly DatabaseRow[]): string {
  const { name, title, text, columns, statement } = query;
  const given = Object.entries(parameters).map(([key, value]) => `\`:param ${key} => ${JSON.stringify(value)}\``);
  const when = after === undefined ? [] : [after];
  return [
    `### ${title}\n`,
    ...[withoutTitle(text, title)].filter((rest) => rest !== "").map((rest) => `${rest}\n`),
    `Columns: ${columns}\n`,
    `[${name}.cypher](../cypher/queries/${name}.cypher)${query.parameters === "" ? "" : `; ${query.parameters}`}\n`,
    `\`\`\`cypher\n${statement}\n\`\`\`\n`,
    `${["On the demo account", ...when, ...given].join(", ")}: ${countOf(rows)}\n`,
    ...(rows.length === 0 ? [] : [`${renderRows(rows)}\n`]),
  ].join("\n");
}

/** What a header says after the words that are the title. */
function withoutTitle(text: string, title: string): string {
  const rest = text.slice(title.length + 1).trim();
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function countOf({ length }: readonly DatabaseRow[]): string {
  if (length === 0) return "nothing.";
  const shown = length > ROWS_SHOWN ? `, of which the first ${ROWS_SHOWN}` : "";
  return `${length} ${length === 1 ? "row" : "rows"}${shown}:`;
}

function renderRows(rows: readonly DatabaseRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns),
    line(columns.map(() => "---")),
    ...rows.slice(0, ROWS_SHOWN).map((row) => line(columns.map((column) => plain(row[column])))),
  ].join("\n");
}

/** Native times are shown as the database prints them. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (!Array.isArray(value)) return String(value).replaceAll("|", "\\|");
  const members = value.slice(0, MEMBERS_SHOWN).map(plain);
  return `${members.join(", ")}${value.length > MEMBERS_SHOWN ? ` and ${value.length - MEMBERS_SHOWN} more` : ""}`;
}
