import { likeGrant } from "../../answers/proof-filter.ts";
import type { Resource } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import { FlaggedKeys } from "../packed/flagged-keys.ts";
import { FLAGS } from "../packed/flags.ts";
import type { WholeWorld } from "../whole-world.ts";
import { type Asked, classOf, targetOf } from "./asked.ts";

const SECTION = "recordings";

/** The known recordings of months that were not read to the end: anybody might host them. */
export function unreadRecordings({ account, graph, resources }: WholeWorld): readonly Resource[] {
  if (account.coverage.complete(SECTION)) return [];
  return [...new FlaggedKeys(graph, FLAGS.unreadRecording)].flatMap((key) => resources.of(key) ?? []);
}

/** Recordings that are not known might be part of the set, and shared. */
export function couldShareUnknown(world: World, principal: string, asked: Asked): boolean {
  const { resource, extent, permission, proofs } = asked;
  const isSet = resource.level !== "node" && resource.level !== "own" && extent === "ANY";
  if (classOf(asked) !== "Recording" || !isSet || permission !== "DataRead") return false;
  if (world.account.isApp(principal) || world.account.coverage.complete(SECTION)) return false;
  const holders = world.isPseudo(principal) ? [principal] : [world.everyone, world.members];
  return holders.some((holder) => {
    const value = holder === world.everyone ? "publicly" : "internally";
    return proofs.accepts(likeGrant({ holder, origin: { kind: "share-link", value }, codes: [] }));
  });
}

/** Whether a new host of one of the recordings would give the principal a proof. */
export function couldBeHosted(world: World, recordings: readonly Resource[], principal: string, asked: Asked): boolean {
  const { resource, extent } = asked;
  if (recordings.length === 0 || classOf(asked) !== "Recording" || resource.level === "own") return false;
  if (resource.level !== "node" && extent === "ALL") return false;
  return world.holders(principal, true).some((holder) =>
    world.grants.of(holder, classOf(asked)).some((grant) => {
      const target = targetOf(world, grant, principal, asked);
      return target !== undefined && recordings.some((recording) => couldMove(world, recording, target, resource));
    }),
  );
}

/** Whether a new host would put a recording into both of two sets, of which the first does not hold the second. */
function couldMove(world: World, recording: Resource, target: Resource, resource: Resource): boolean {
  const { resources } = world;
  if (resource.level === "node") return recording.key === resource.key && mayJoin(world, recording, target);
  if (resources.contains(target.key, resource)) return false;
  const joinsTarget = mayJoin(world, recording, target);
  const isInside = resources.contains(resource.key, recording);
  const comesInside = !isInside && mayJoin(world, recording, resource);
  return joinsTarget ? isInside || comesInside : comesInside && resources.contains(target.key, recording);
}

/** Whether some user that does not host the recording would put it into the set. */
function mayJoin({ closures, resources }: World, recording: Resource, { level, owners }: Resource): boolean {
  const [owner] = owners;
  if (owner === undefined) return false;
  if (level === "user") return !recording.owners.includes(owner);
  if (level !== "group") return false;
  for (const member of closures.actingAs(owner)) {
    if (resources.users.has(member) && !recording.owners.includes(member)) return true;
  }
  return false;
}
