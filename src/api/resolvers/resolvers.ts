import { DateTimeISOResolver, JSONResolver } from "graphql-scalars";
import type { Resolvers } from "../schema.gen.ts";
import { accessQueries } from "./access.ts";
import { kindTypes, nodeInterface, nodeQueries } from "./node.ts";
import { reasonInterface } from "./proof.ts";
import { runMutations, runQueries } from "./runs.ts";
import { statusQueries, statusType } from "./status.ts";

/** All resolvers; fields that are not here are read from the answers as they are. */
export const resolvers: Resolvers = {
  ...kindTypes,
  JSON: JSONResolver,
  DateTime: DateTimeISOResolver,
  Node: nodeInterface,
  Reason: reasonInterface,
  Status: statusType,
  Query: { ...statusQueries, ...runQueries, ...nodeQueries, ...accessQueries },
  Mutation: runMutations,
};
