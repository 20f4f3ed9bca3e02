import { WhocanError } from "../../lib/errors.ts";
import type { Neo4jDatabase } from "../../store/neo4j/database.ts";
import { statementOf } from "../../store/neo4j/statements.ts";
import { PROJECTION_RULES } from "./project/rules.gen.ts";

/** What an engine answers from: it reads a graph of just this. */
export interface Expected {
  readonly revision: number;
  readonly catalogDigest: string;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
}

/** The columns of cypher/access/mark.cypher. */
export interface Mark {
  readonly head: number | null;
  readonly applying: number | null;
  readonly state: string | null;
  readonly revision: number | null;
  readonly catalogDigest: string | null;
  readonly lacks: readonly string[] | null;
  readonly rules: string | null;
  /** Another one for each time that the projection was built. */
  readonly build: string | null;
}

/** Why the graph does not serve, and whether it may again without anybody's doing; undefined where it does. */
export interface Unfit {
  readonly error: WhocanError;
  readonly passes: boolean;
}

/** What the graph holds now; undefined in an empty database. */
export async function readMark(database: Neo4jDatabase): Promise<Mark | undefined> {
  const [row] = await database.query(statementOf("access/mark"));
  return row?.["mark"] as Mark | undefined;
}

/** Whether the graph can be asked for a revision: it is not being written, and its projection is of just this. */
export function serves(mark: Mark | undefined, expected: Expected): boolean {
  return mark !== undefined && unfitness(mark, expected) === undefined;
}

export function unfitness(mark: Mark, expected: Expected): Unfit | undefined {
  if (mark.head === null) return { error: new WhocanError("NO_DATA", "The database holds no store."), passes: false };
  if (mark.head !== expected.revision) return { error: moved(mark.head, expected.revision), passes: false };
  if (mark.applying !== null) {
    return { error: new WhocanError("STORE_APPLYING", `Revision ${mark.applying} is being written.`), passes: true };
  }
  if (mark.state === "ready" && isOf(mark, expected)) return undefined;
  return { error: notProjected(mark), passes: mark.state === "building" };
}

function isOf(mark: Mark, { revision, catalogDigest, lacks }: Expected): boolean {
  return (
    mark.revision === revision &&
    mark.catalogDigest === catalogDigest &&
    mark.rules === PROJECTION_RULES &&
    [...(mark.lacks ?? [])].sort().join("\n") === [...lacks].sort().join("\n")
  );
}

function moved(head: number, revision: number): WhocanError {
  const message = `The graph holds revision ${head} now, and no longer ${revision}.`;
  return new WhocanError("STORE_CONFLICT", message, { help: "Ask again: the answer will be of the newer revision." });
}

function notProjected({ state }: Mark): WhocanError {
  const message =
    state === "building" ? "The graph's projection is being built." : "The graph's projection is not of this revision.";
  return new WhocanError("STORE_APPLYING", message, { help: "Run whocan store project, or wait until it has ended." });
}
