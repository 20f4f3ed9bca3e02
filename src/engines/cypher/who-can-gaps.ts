import type { Completeness } from "../../access/answers.ts";
import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { isUnreadShare } from "../../derive/grants/share-links.ts";
import type { Permission } from "../../model/permissions.ts";
import { asksFor, chooses } from "../answers/access-rows.ts";
import { anythingPairs } from "../answers/catalog-views.ts";
import { completenessOf } from "../answers/completeness.ts";
import { likeGrant } from "../answers/proof-filter.ts";
import { classesOf } from "../answers/resources.ts";
import type { CypherContext } from "./context.ts";
import { listsWereRead } from "./gaps.ts";
import { worldOf } from "./graph-world.ts";
import type { AskedResource } from "./who-can-asked.ts";
import { hasActive, NO_STANDINGS } from "./who-can-standings.ts";
import type { UserSearch } from "./who-can-users.ts";

/** What is unread that could add to an answer; the index finds it where a list of users or members was not read to its end. */
export async function completenessOfWhoCan(
  context: CypherContext,
  asked: AskedResource,
  request: WhoCanRequest,
  search: UserSearch | null,
  options: AskOptions | undefined,
): Promise<Completeness> {
  if (!listsWereRead(context)) {
    const index = await context.index();
    return (await index.whoCan({ ...request, page: { first: 1, after: null } }, options)).completeness;
  }
  const gaps = new WhoCanGaps(context, asked, request, search, options);
  const sections = asked.resource.class === null ? [] : await gaps.sections();
  const kinds = (["user", "app"] as const).filter((kind) => asksFor(request.filter, kind));
  const reasons = sections.length === 0 ? new Map<string, string>() : await context.gapReasons();
  return completenessOf(context.coverage, sections, reasons, { kinds, classes: classesOf(asked.resource) });
}

/** Finds the sections that could add to an answer where every list of users and members was read to its end. */
class WhoCanGaps {
  readonly #context: CypherContext;
  readonly #asked: AskedResource;
  readonly #request: WhoCanRequest;
  readonly #search: UserSearch | null;
  readonly #options: AskOptions | undefined;
  readonly #dormantToo: boolean;

  constructor(
    context: CypherContext,
    asked: AskedResource,
    request: WhoCanRequest,
    search: UserSearch | null,
    options: AskOptions | undefined,
  ) {
    this.#context = context;
    this.#asked = asked;
    this.#request = request;
    this.#search = search;
    this.#options = options;
    this.#dormantToo = request.filter.states?.includes("DORMANT") ?? false;
  }

  async sections(): Promise<readonly string[]> {
    const { coverage } = this.#context;
    const lists = asksFor(this.#request.filter, "app") ? ["apps", "apps-approved"] : [];
    const gaps = [...new Set(this.#asked.possible.map(({ gap }) => gap))];
    const [counts, shares, app] = await Promise.all([
      Promise.all(gaps.map((gap) => this.#mayHave(gap))),
      this.#shares(),
      this.#app(),
    ]);
    return [
      ...lists.filter((section) => !coverage.planned(section)),
      ...gaps.filter((_, at) => counts[at]),
      ...(shares ? ["recording-shares"] : []),
      ...(app ? ["app"] : []),
    ];
  }

  /** Whether somebody may have more by the grants of one gap that may exist. */
  async #mayHave(gap: string): Promise<boolean> {
    const { world, permissions, carriers } = this.#asked;
    const possible = this.#asked.possible.filter((grant) => grant.gap === gap);
    const holders = (permission: Permission) =>
      new Set(possible.filter((grant) => grant.permission === permission).map(({ holder }) => holder));
    const asked = permissions.map((permission) => ({ permission, holders: holders(permission) }));
    for (const { permission, holders: maybe } of asked) {
      if (maybe.size === 0) continue;
      const known = this.#unsure(permission);
      if (known.some((principal) => world.holders(principal, true).some((holder) => maybe.has(holder)))) return true;
      if (maybe.has(world.members) && (await this.#anybodyUnsure(permission))) return true;
    }
    const checks = asked.flatMap(({ permission, holders: maybe }) => {
      const everybody = hasActive(this.#asked.everybody, permission);
      if (everybody && !this.#dormantToo) return [];
      const none = carriers.activeIn(permission);
      const holding = [...maybe].filter((holder) => !world.isPseudo(holder));
      const leading = holding.flatMap((holder) => [holder, ...world.closures.actingAs(holder)]);
      const some = [...new Set(leading)].filter((key) => this.#dormantToo || !none.includes(key));
      return some.length === 0 ? [] : [{ some, none, everybody }];
    });
    return checks.length > 0 && this.#anyUser("who-can-unsure", { checks });
  }

  /** Whether the resource is a recording of which nobody knows with whom it is shared: it might be with everybody. */
  async #shares(): Promise<boolean> {
    const { world, resource, permissions, pair } = this.#asked;
    const { account } = world;
    if (account.node(resource.key)?.kind !== "ZoomRecording" || !permissions.includes("DataRead")) return false;
    const like = { holder: world.everyone, origin: { kind: "share-link", value: "publicly" }, codes: [] } as const;
    if (!isUnreadShare(account, resource.key) || !pair.proofs.accepts(likeGrant(like))) return false;
    if (this.#unsure("DataRead").some((principal) => !account.isApp(principal))) return true;
    return this.#anybodyUnsure("DataRead");
  }

  /** Whether a user that is not looked at alone does not have the permission for certain. */
  async #anybodyUnsure(permission: Permission): Promise<boolean> {
    const everybody = hasActive(this.#asked.everybody, permission);
    if (everybody && !this.#dormantToo) return false;
    const none = this.#asked.carriers.activeIn(permission);
    return this.#anyUser("who-can-unsure-anybody", { none, everybody });
  }

  /** Whether an app of which not all was read may have one of the permissions. */
  async #app(): Promise<boolean> {
    const { catalog } = this.#context;
    const { apart, resource, permissions, pair } = this.#asked;
    const { filter } = this.#request;
    const pairs = anythingPairs(catalog);
    const open = permissions.filter((permission) => pairs.has(`${resource.class?.name}|${permission}`));
    if (!asksFor(filter, "app") || open.length === 0 || !pair.proofs.acceptsAnything(true)) return false;
    const nodes = await this.#context.unreadApps();
    const world = worldOf(this.#context, { nodes, relations: [] });
    return nodes.some(
      ({ key }) =>
        isUnreadApp(world.account, key) &&
        chooses(world, filter, key) &&
        open.some((permission) => !hasActive(apart.get(key) ?? NO_STANDINGS, permission)),
    );
  }

  /** Those of the principals looked at one by one that do not have the permission for certain, and could. */
  #unsure(permission: Permission): readonly string[] {
    const { apart, world } = this.#asked;
    return [...apart]
      .filter(([key, has]) => !hasActive(has, permission) && (this.#dormantToo || !world.account.isDormant(key)))
      .map(([key]) => key);
  }

  async #anyUser(statement: "who-can-unsure" | "who-can-unsure-anybody", meant: object): Promise<boolean> {
    if (this.#search === null) return false;
    const apart = [...this.#asked.apart.keys()].filter((key) => this.#asked.world.account.isUser(key));
    const parameters = { ...meant, apart, dormantToo: this.#dormantToo, ...this.#search.conditions };
    return (await this.#context.graph.one(statement, parameters, this.#options))["found"] === true;
  }
}
