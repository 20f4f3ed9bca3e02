import type { AccountKeys } from "../../model/keys.ts";
import type { Graph } from "./graph.ts";

/** Whether there are users that were invited and have not come yet: their keys are apart from other users'. */
export async function readHasInvitations(graph: Graph, keys: AccountKeys): Promise<boolean> {
  return (await graph.one("who-can-invitations", { prefix: keys.node("pending", "") }))["found"] === true;
}
