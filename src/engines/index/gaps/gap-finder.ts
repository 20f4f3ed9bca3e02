import type { EffectiveAccessRequest } from "../../../access/engine.ts";
import { isUnreadApp } from "../../../derive/grants/roles.ts";
import type { Bits } from "../../../lib/bits.ts";
import { ALL_PROOFS } from "../../answers/proof-filter.ts";
import type { Resource } from "../../answers/resources.ts";
import type { WholeWorld } from "../whole-world.ts";
import { type Asked, classOf, type Unread } from "./asked.ts";
import { PossibleGaps } from "./possible-gaps.ts";
import { collectForApp } from "./unread-apps.ts";
import { collectFirstMembers, couldServe } from "./unread-lists.ts";
import { couldBeHosted, couldShareUnknown, unreadRecordings } from "./unread-recordings.ts";
import type { UnreadThing } from "./unread-things.ts";

interface Search {
  isDone(): boolean;
  check(): void;
}

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

  /** Adds to `found` the sections that count for any of some users, until `isDone`; `check` ends a long search. */
  collectOfUsers(users: Bits, asked: Asked, found: Set<string>, search: Search): void {
    if (asked.resource.class === null || users.isEmpty) return;
    this.#possible.collectOfUsers(users, asked, found);
    if (this.#unread.things.length === 0 && this.#world.account.coverage.complete("recordings")) return;
    for (const number of users.from()) {
      if (search.isDone()) return;
      search.check();
      this.collect(this.#world.userSets.key(number), asked, found);
    }
  }

  /** Adds to `found` the sections that count for the principal; those in it already are not looked at again. */
  collect(principal: string, asked: Asked, found: Set<string>): void {
    if (asked.resource.class === null) return;
    this.#possible.collect(principal, asked, found);
    this.#collectUnread(principal, asked, found);
  }

  /** As `collect` for a part of any class that somebody has or may have something of; null for all of them. */
  collectOfClasses(
    principal: string,
    { classes, permissions }: Pick<EffectiveAccessRequest, "classes" | "permissions">,
    found: Set<string>,
  ): void {
    this.#anything ??= this.#world.pairs.map(({ class: className, permission }) => {
      const resource = this.#world.resource(this.#world.account.keys.set(className), "classes");
      return { permission, resource, extent: "ANY", proofs: ALL_PROOFS };
    });
    const asked = this.#anything.filter(
      (one) => (permissions?.includes(one.permission) ?? true) && (classes?.includes(classOf(one)) ?? true),
    );
    this.#possible.collectAll(principal, asked, found);
    for (const one of asked) this.#collectUnread(principal, one, found);
  }

  #collectUnread(principal: string, asked: Asked, found: Set<string>): void {
    const world = this.#world;
    if (!found.has("recordings") && couldShareUnknown(world, principal, asked)) found.add("recordings");
    if (world.isPseudo(principal)) {
      if (principal === world.members) collectFirstMembers(this.#unread, asked, found);
      return;
    }
    for (const thing of this.#unread.things) {
      if (!found.has(thing.section) && couldServe(this.#unread, principal, thing, asked)) found.add(thing.section);
    }
    if (!found.has("recordings") && this.#couldBeHosted(principal, asked)) found.add("recordings");
    if (world.account.isApp(principal)) collectForApp(this.#unread, principal, asked, found);
  }

  #couldBeHosted(principal: string, asked: Asked): boolean {
    this.#recordings ??= unreadRecordings(this.#world);
    return couldBeHosted(this.#world, this.#recordings, principal, asked);
  }
}
