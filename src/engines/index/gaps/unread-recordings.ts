import { likeGrant } from "../../answers/proof-filter.ts";
import type { Resource } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import { FlaggedKeys } from "../packed/flagged-keys.ts";
import { FLAGS } from "../packed/flags.ts";
import type { WholeWorld } from "../whole-world.ts";
import { type Asked, classOf, targetOf } from "./asked.ts";
import type { Those } from "./those.ts";

const SECTION = "recordings";

/** The known recordings of months that were not read to the end: anybody might host them. */
export function unreadRecordings({ account, graph, resources }: WholeWorld): readonly Resource[] {
  if (account.coverage.complete(SECTION)) return [];
  return [...new FlaggedKeys(graph, FLAGS.unreadRecording)].flatMap((key) => resources.of(key) ?? []);
}

/** Recordings that are not known might be part of the set, and shared with one of the pseudo-principals. */
export function couldShareUnknown(world: World, holders: readonly string[], asked: Asked): boolean {
  const { resource, extent, permission, proofs } = asked;
  const isSet = resource.level !== "node" && resource.level !== "own" && extent === "ANY";
  if (classOf(asked) !== "Recording" || !isSet || permission !== "DataRead") return false;
  if (world.account.coverage.complete(SECTION)) return false;
  return holders.some((holder) => {
    const value = holder === world.everyone ? "publicly" : "internally";
    return proofs.accepts(likeGrant({ holder, origin: { kind: "share-link", value }, codes: [] }));
  });
}

/** Whether a new host of one of the recordings would give any of those a proof. */
export function couldBeHosted(world: WholeWorld, recordings: readonly Resource[], those: Those, asked: Asked): boolean {
  const { resource, extent } = asked;
  if (recordings.length === 0 || classOf(asked) !== "Recording" || resource.level === "own") return false;
  if (resource.level !== "node" && extent === "ALL") return false;
  const meant = recordings.filter((recording) => isMeant(world, recording, resource));
  const couldMoveTo = (target: Resource) => meant.some((recording) => couldMove(world, recording, target, resource));
  return those.holders.some((holder) =>
    // A recording that is shared holds no other one.
    world.grants.notSharedWith(holder, classOf(asked)).some((grant) => {
      const target = targetOf(world, grant, holder, asked);
      if (target === undefined) return false;
      if (target.level !== "own") return couldMoveTo(target);
      return those.some((user) => couldMoveTo(world.asOwnSet(target, user) ?? target));
    }),
  );
}

/** Whether a recording is asked about, or might come to be inside of what is. */
function isMeant(world: World, recording: Resource, resource: Resource): boolean {
  if (resource.level === "node") return recording.key === resource.key;
  return world.resources.contains(resource.key, recording) || mayJoin(world, recording, resource);
}

/** Whether a new host would put a recording into both of two sets, of which the first does not hold the second. */
function couldMove(world: World, recording: Resource, target: Resource, resource: Resource): boolean {
  const { resources } = world;
  if (resource.level === "node") return mayJoin(world, recording, target);
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
