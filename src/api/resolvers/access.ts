import { can } from "../../access/can.ts";
import { effectiveAccess } from "../../access/effective-access.ts";
import { explain } from "../../access/explain.ts";
import { holders } from "../../access/holders.ts";
import { whoCan } from "../../access/who-can.ts";
import { decisionJson } from "../../exports/answer-json.ts";
import { askInRequest, askPage } from "../ask-in-request.ts";
import type { QueryResolvers } from "../schema.gen.ts";

/** Questions about access: each field asks the question of its name. */
export const accessQueries: Pick<QueryResolvers, "whoCan" | "effectiveAccess" | "can" | "explain" | "holders"> = {
  whoCan: (_root, args, context) => askPage(whoCan, args, context),
  effectiveAccess: (_root, args, context) => askPage(effectiveAccess, args, context),
  can: async (_root, args, context) => decisionJson(await askInRequest(can, args, context)),
  explain: (_root, args, context) => askPage(explain, args, context),
  holders: (_root, args, context) => askPage(holders, args, context),
};
