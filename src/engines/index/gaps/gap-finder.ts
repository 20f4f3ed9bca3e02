import type { AskOptions, EffectiveAccessRequest } from "../../../access/engine.ts";
import { isUnreadApp } from "../../../derive/grants/roles.ts";
import type { Bits } from "../../../lib/bits.ts";
import { ALL_PROOFS } from "../../answers/proof-filter.ts";
import type { Resource } from "../../answers/resources.ts";
import { checkSignal } from "../../answers/world.ts";
import type { WholeWorld } from "../whole-world.ts";
import { type Asked, classOf, type Unread } from "./asked.ts";
import { PossibleGaps } from "./possible-gaps.ts";
import { anyOf, justOne, type Those } from "./those.ts";
import { collectForApp } from "./unread-apps.ts";
import { collectFirstMembers, collectOfLists } from "./unread-lists.ts";
import { couldBeHosted, couldShareUnknown, unreadRecordings } from "./unread-recordings.ts";
import type { UnreadThing } from "./unread-things.ts";

/** Finds the gaps that count for a principal: sections whose unread part could add a proof (docs/semantics.md 6). */
export class GapFinder {
  readonly #world: WholeWorld;
  readonly #unread: Unread;
  readonly #possible: PossibleGaps;
  #recordings: readonly Resource[] | undefined;
  #anything: readonly Asked[] | undefined;
  #hasUnreadApp: boolean | undefined;

  constructor(world: WholeWorld, unread: Unread) {
    this.#world = world;
    this.#unread = unread;
    this.#possible = new PossibleGaps(unread);
  }

  /** Why a gap is one, where it is not the coverage that says so. */
  get reasons(): ReadonlyMap<string, string> {
    return this.#world.reasons;
  }

  get things(): readonly UnreadThing[] {
    return this.#unread.things;
  }

  /** Sections that might count for anybody: where all of them are found there is nothing left to look for. */
  relevant(asked: Asked): Set<string> {
    const world = this.#world;
    const { account, apps } = world;
    const sections = new Set(this.#unread.things.map(({ section }) => section));
    for (const gap of world.gapsOf(classOf(asked), asked.permission)) sections.add(gap);
    if (classOf(asked) === "Recording" && !account.coverage.complete("recordings")) sections.add("recordings");
    this.#hasUnreadApp ??= apps.some((app) => isUnreadApp(account, app));
    if (this.#hasUnreadApp) sections.add("app");
    return sections;
  }

  /** Adds to `found` the sections that count for any of some users. */
  collectOfUsers(users: Bits, asked: Asked, found: Set<string>, options: AskOptions | undefined): void {
    if (asked.resource.class === null || users.isEmpty) return;
    this.#possible.collectOfUsers(users, asked, found);
    this.#collectOfAnyUser(anyOf(this.#world, users, classOf(asked), options), asked, found);
  }

  /** Adds to `found` the sections that count for the principal; those in it already are not looked at again. */
  collect(principal: string, asked: Asked, found: Set<string>): void {
    if (asked.resource.class === null) return;
    this.#possible.collect(principal, asked, found);
    this.#collectOf(principal, justOne(this.#world, principal), asked, found);
  }

  /** As `collect` for a part of any class that somebody has or may have something of; null for all of them. */
  collectOfClasses(
    principal: string,
    { classes, permissions }: Pick<EffectiveAccessRequest, "classes" | "permissions">,
    found: Set<string>,
    options: AskOptions | undefined,
  ): void {
    this.#anything ??= this.#world.pairs.map(({ class: className, permission }) => {
      const resource = this.#world.resource(this.#world.account.keys.set(className), "classes");
      return { permission, resource, extent: "ANY", proofs: ALL_PROOFS };
    });
    const isAsked = (one: Asked) =>
      (permissions?.includes(one.permission) ?? true) && (classes?.includes(classOf(one)) ?? true);
    const asked = permissions === null && classes === null ? this.#anything : this.#anything.filter(isAsked);
    this.#possible.collectAll(principal, asked, found);
    const those = justOne(this.#world, principal);
    for (const one of asked) {
      checkSignal(options);
      this.#collectOf(principal, those, one, found);
    }
  }

  #collectOf(principal: string, those: Those, asked: Asked, found: Set<string>): void {
    const world = this.#world;
    if (world.isPseudo(principal)) {
      if (couldShareUnknown(world, [principal], asked)) found.add("recordings");
      if (principal === world.members) collectFirstMembers(this.#unread, asked, found);
    } else if (world.account.isApp(principal)) {
      this.#collectUnread(those, asked, found);
      collectForApp(this.#unread, principal, asked, found);
    } else this.#collectOfAnyUser(those, asked, found);
  }

  #collectOfAnyUser(those: Those, asked: Asked, found: Set<string>): void {
    const { everyone, members } = this.#world;
    if (couldShareUnknown(this.#world, [everyone, members], asked)) found.add("recordings");
    this.#collectUnread(those, asked, found);
  }

  #collectUnread(those: Those, asked: Asked, found: Set<string>): void {
    collectOfLists(this.#unread, those, asked, found);
    if (found.has("recordings")) return;
    this.#recordings ??= unreadRecordings(this.#world);
    if (couldBeHosted(this.#world, this.#recordings, those, asked)) found.add("recordings");
  }
}
