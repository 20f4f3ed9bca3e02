import type { Projection } from "../../../derive/projection.ts";
import type { Neo4jDatabase } from "../../../store/neo4j/database.ts";
import { ProjectionBuilder, type ProjectionStamp } from "./builder.ts";
import { writesOf } from "./writes.ts";

export interface WriteProjectionInput {
  readonly database: Neo4jDatabase;
  readonly projection: Projection;
  /** Key of the account's node. */
  readonly account: string;
  readonly stamp: ProjectionStamp;
  /** Told apart from every other that may build at the same time. */
  readonly writer: string;
  readonly signal?: AbortSignal | undefined;
}

/** Puts a projection in the place of the one that is there, whatever state that is in. */
export async function writeProjection(input: WriteProjectionInput): Promise<void> {
  const { database, projection, account, stamp, writer, signal } = input;
  const builder = new ProjectionBuilder(database, writer, signal);
  await builder.begin(stamp);
  await builder.drop();
  await builder.write(writesOf(projection, account));
  await builder.finish(stamp.revision);
}
