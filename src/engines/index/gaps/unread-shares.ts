import { possibleShare, SHARED_CLASS, type Share } from "../../../derive/grants/share-links.ts";
import type { Resource } from "../../answers/resources.ts";
import { FLAGS } from "../packed/flags.ts";
import type { WholeWorld } from "../whole-world.ts";
import { type Asked, classOf } from "./asked.ts";

/** Whether a part of a set is a recording of unknown sharing, by which a pseudo-principal would have what is asked. */
export function couldShareWithin(world: WholeWorld, holder: string, asked: Asked): boolean {
  if (classOf(asked) !== SHARED_CLASS) return false;
  const share: Share = holder === world.everyone ? "publicly" : "internally";
  const grant = possibleShare(world.account, asked.resource.key, share);
  return grant.permission === asked.permission && asked.proofs.accepts(grant) && holdsUnread(world, asked.resource);
}

function holdsUnread({ account, closures, graph, unreadShares, everyone }: WholeWorld, resource: Resource): boolean {
  const { level, owners } = resource;
  if (level === "account") return unreadShares.idsOf(everyone).length > 0;
  if (level === "own") return false;
  const hosts = level === "group" ? closures.actingAs(owners[0] ?? "") : owners;
  for (const host of hosts) {
    for (const recording of account.from("HOSTED_BY", host)) {
      if (graph.flagged(graph.keys.id(recording), FLAGS.unreadShare)) return true;
    }
  }
  return false;
}
