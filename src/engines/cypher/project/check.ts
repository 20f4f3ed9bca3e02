import type { Catalog } from "../../../catalog/catalog.ts";
import { type ProjectedSet, pseudoPrincipals } from "../../../derive/projection.ts";
import type { Neo4jDatabase } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { readMark, serves } from "../mark.ts";
import { contextOf, type ProjectionContext, setsByKind } from "./context.ts";
import { differences, grantThing, nodeThing, type PlainGrant, type PlainNode, type Thing } from "./differences.ts";
import { type NodePage, nodePages, readStanding } from "./expected.ts";
import { readAccount } from "./node-states.ts";
import { shareGrants } from "./shares.ts";
import { GRANT_TYPES } from "./writes.ts";

export interface ProjectionCheckRequest {
  readonly database: Neo4jDatabase;
  /** Whose graph it is. */
  readonly account: string;
  readonly catalog: Catalog;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
}

/** `none`: there is none of the newest revision, or it never stood still while it was looked at. */
export interface ProjectionCheck {
  readonly state: "sound" | "broken" | "none";
  /** What does not hold, a sentence each; of many the first, and a sentence that says so. */
  readonly problems: readonly string[];
}

const NONE: ProjectionCheck = { state: "none", problems: [] };
const ATTEMPTS = 3;
/** A graph whose projection lost one hub lacks something of every node. */
const MOST_PROBLEMS = 100;

/** Derives the projection of the newest revision again, and compares it with what is there, whoever wrote that. Writes nothing. */
export async function checkProjection(request: ProjectionCheckRequest): Promise<ProjectionCheck> {
  const { database, account, catalog, lacks } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const mark = await readMark(database);
    const revision = mark?.head ?? 0;
    if (!serves(mark, { revision, catalogDigest: catalog.digest, lacks })) return NONE;
    const problems: string[] = [];
    for await (const problem of problemsOf(database, contextOf(account, catalog, lacks), revision)) {
      if (problems.push(problem) < MOST_PROBLEMS) continue;
      problems.push("The check ended here: there may be more.");
      break;
    }
    // What was written meanwhile may have been met half old and half new.
    if (JSON.stringify(await readMark(database)) !== JSON.stringify(mark)) continue;
    return { state: problems.length === 0 ? "sound" : "broken", problems };
  }
  return NONE;
}

async function* problemsOf(
  database: Neo4jDatabase,
  context: ProjectionContext,
  revision: number,
): AsyncGenerator<string> {
  const { grants, sets } = await readStanding(database, context, revision);
  const rows = await database.query(statementOf("project/check-grants", { TYPES: GRANT_TYPES }));
  yield* differences(grants.map(grantThing), (rows as unknown as readonly PlainGrant[]).map(grantThing));
  const nodes = await database.query(statementOf("project/check-sets"));
  yield* differences(expectedNodes(context, sets), (nodes as unknown as readonly PlainNode[]).map(nodeThing));
  const { isKnown } = await database.read((transaction) => readAccount(transaction, context));
  for await (const page of nodePages(database)) yield* problemsOfPage(database, context, page, isKnown);
}

function expectedNodes({ keys }: ProjectionContext, sets: readonly ProjectedSet[]): Thing[] {
  return [
    ...sets.map((set) => {
      const wholes = set.level === "account" ? [] : [keys.set(set.class)];
      return nodeThing({ key: set.key, labels: ["ResourceSet", "WhocanNode"], properties: set, wholes });
    }),
    ...pseudoPrincipals(keys).map((properties) => {
      return nodeThing({ key: properties.key, labels: ["PseudoPrincipal", "WhocanNode"], properties, wholes: [] });
    }),
  ];
}

interface PageRow {
  readonly unlinked: readonly string[];
  readonly shares: readonly (readonly PlainGrant[])[];
}

async function* problemsOfPage(
  database: Neo4jDatabase,
  context: ProjectionContext,
  { after, last, shares }: NodePage,
  hasAccount: boolean,
): AsyncGenerator<string> {
  const account = hasAccount ? context.keys.prefix : null;
  const parameters = { after, last, sets: setsByKind(context), account };
  // One row, as it collects.
  const rows = await database.query(statementOf("project/check-page"), parameters);
  for (const { unlinked, shares: found } of rows as unknown as readonly PageRow[]) {
    for (const key of unlinked)
      yield `The node ${key} is not linked to its set and its account as it follows from its facts.`;
    yield* differences(shareGrants(context, shares).map(grantThing), found.flat().map(grantThing));
  }
}
