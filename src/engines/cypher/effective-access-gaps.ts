import type { EffectiveAccessRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { anythingPairs } from "../answers/catalog-views.ts";
import type { CypherContext } from "./context.ts";
import type { ReadAccess } from "./read-access.ts";

/** The sections that could add anything for a principal, where no list has an unread part. */
export async function gapsOfAccess(
  context: CypherContext,
  { world, principal, gaps }: ReadAccess,
  { classes, permissions, states }: EffectiveAccessRequest,
): Promise<string[]> {
  const { account } = world;
  const dormantToo = states?.includes("DORMANT") ?? true;
  if (account.isDormant(principal) && !dormantToo) return [];
  const asks = (className: string, permission: string) =>
    (classes?.includes(className) ?? true) && (permissions?.some((one) => one === permission) ?? true);
  const found = [...gaps];
  if (account.isApp(principal)) {
    const pairs = [...anythingPairs(context.catalog)].map((pair) => pair.split("|") as [string, string]);
    if (isUnreadApp(account, principal) && pairs.some((pair) => asks(...pair))) found.push("app");
    return found;
  }
  const mayBeShared = context.catalog.classes.has("Recording") && asks("Recording", "DataRead");
  if (mayBeShared && (await context.hasUnreadShares())) found.push("recording-shares");
  return found;
}
