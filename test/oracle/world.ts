import type { Account } from "./account.ts";
import { appGapGrants, appGrants } from "./apps.ts";
import { distinctGrants, type Grant, makeGrant } from "./grant.ts";
import { groupPaths, type Relation, Relations, rolePaths } from "./relations.ts";
import { remember } from "./remember.ts";
import type { Roles } from "./roles.ts";
import { membersOfClass, type Reach, reachesOf } from "./sets.ts";

/** Whom a principal acts as, once per path, with the relations of the path. */
export interface Acting {
  readonly holder: string;
  readonly facts: readonly string[];
}

/** Relations and grants that an unread thing might add. */
export interface Potential {
  readonly relations: readonly Relation[];
  readonly grants: readonly Grant[];
}

const MOVES_RESOURCES: readonly string[] = ["MEMBER_OF", "HOSTED_BY"];

/** The facts, alone or with a potential added, and what follows from them: acting-as, reaches and grants. */
export class World {
  readonly account: Account;
  readonly roles: Roles;
  readonly relations: Relations;
  /** Keys of the relations that nobody said: a proof with one of them uses the potential. */
  readonly added: ReadonlySet<string>;
  readonly addedGrants: readonly Grant[];
  readonly #movesResources: boolean;
  readonly #base: World | null;
  readonly #acting = new Map<string, readonly Acting[]>();
  readonly #reaches = new Map<string, readonly Reach[]>();
  readonly #grants = new Map<string, readonly Grant[]>();
  readonly #members = new Map<string, readonly string[]>();

  constructor(account: Account, roles: Roles, potential: Potential = { relations: [], grants: [] }, base?: World) {
    this.account = account;
    this.roles = roles;
    const said = new Set(account.relations.all.map(({ key }) => key));
    const added = potential.relations.filter(({ key }) => !said.has(key));
    this.added = new Set(added.map(({ key }) => key));
    this.addedGrants = potential.grants;
    this.relations = added.length === 0 ? account.relations : new Relations([...account.relations.all, ...added]);
    this.#movesResources = added.some(({ relation }) => MOVES_RESOURCES.includes(relation));
    this.#base = base ?? null;
  }

  /** A user acts as itself, the pseudo-principals, its groups and its roles; an app and a pseudo-principal as itself. */
  actingAs(principal: string): readonly Acting[] {
    return remember(this.#acting, principal, () => {
      const itself = { holder: principal, facts: [] };
      if (!this.account.isUser(principal)) return [itself];
      const { everyone, accountMembers } = this.account.keys;
      return [
        itself,
        { holder: everyone, facts: [] },
        { holder: accountMembers, facts: [] },
        ...groupPaths(this.relations, principal).map(({ group, facts }) => ({ holder: group, facts })),
        ...rolePaths(this.relations, principal).map(({ role, facts }) => ({ holder: role, facts })),
      ];
    });
  }

  /** Every way in which a resource is or is part of something. */
  reachesOf(resource: string): readonly Reach[] {
    if (this.#base !== null && !this.#movesResources) return this.#base.reachesOf(resource);
    return remember(this.#reaches, resource, () => reachesOf(this.account, this.relations, resource));
  }

  /** All known sets and nodes of a class. */
  membersOfClass(className: string): readonly string[] {
    return remember(this.#members, className, () => membersOfClass(this.account, className));
  }

  /** The grants of a holder (semantics.md 3), with those that the potential adds. */
  grantsOf(holder: string): readonly Grant[] {
    return remember(this.#grants, holder, () => [
      ...this.#derived(holder),
      ...(this.#base === null ? [] : this.#undocumented(holder)),
      ...this.addedGrants.filter((grant) => grant.holder === holder),
    ]);
  }

  /** With something unread added, what Zoom does not say may come on top: two unknowns in a row are no "no". */
  #undocumented(holder: string): readonly Grant[] {
    if (this.account.isApp(holder)) return appGapGrants(this, holder);
    return this.account.keys.word(holder) === "role" ? this.roles.gapGrants(holder) : [];
  }

  #derived(holder: string): readonly Grant[] {
    const { account } = this;
    if (account.isApp(holder)) return appGrants(this, holder);
    if (account.isUser(holder)) return this.#adminGrants(holder);
    if (holder === account.keys.accountMembers)
      return [...this.#ownGrants(), ...this.#shareGrants(holder, "internally")];
    if (holder === account.keys.everyone) return this.#shareGrants(holder, "publicly");
    return account.keys.word(holder) === "role" ? this.roles.grants(holder) : [];
  }

  /** Group administrators. */
  #adminGrants(user: string): Grant[] {
    const { account } = this;
    return this.relations.from(user, "ADMIN_OF").flatMap(({ key, to: group }) => {
      if (account.isMissingGroup(group)) return [];
      const common = { holder: user, origin: { kind: "group-admin", value: group }, facts: [key] } as const;
      const settings = [
        { className: "Group", target: group },
        { className: "GroupSetting", target: account.keys.setOf("GroupSetting", group) },
        { className: "GroupMember", target: account.keys.setOf("GroupMember", group) },
      ];
      return [
        ...settings.flatMap((on) => [
          makeGrant(account, { ...common, ...on, permission: "MetadataRead" }),
          makeGrant(account, { ...common, ...on, permission: "MetadataWrite" }),
        ]),
        makeGrant(account, {
          ...common,
          className: "User",
          target: account.keys.setOf("User", group),
          permission: "DataRead",
        }),
      ];
    });
  }

  /** Each member's own. */
  #ownGrants(): Grant[] {
    const { account } = this;
    return account.catalog.ownPairs.map(({ className, permission }) =>
      makeGrant(account, {
        holder: account.keys.accountMembers,
        permission,
        className,
        target: account.keys.own(className),
        origin: { kind: "ownership", value: className },
      }),
    );
  }

  /** Share links of recordings. */
  #shareGrants(holder: string, value: "publicly" | "internally"): Grant[] {
    return this.account
      .nodesOfKind("ZoomRecording")
      .filter((recording) => this.account.property(recording, "share_recording") === value)
      .map((recording) => shareGrant(this.account, holder, recording, value));
  }
}

export function shareGrant(account: Account, holder: string, recording: string, value: string): Grant {
  return makeGrant(account, {
    holder,
    permission: "DataRead",
    className: "Recording",
    target: recording,
    origin: { kind: "share-link", value },
  });
}

/** Every pair of the catalog on the account's sets: what something unread could hold. */
export function anythingGrants(account: Account, holder: string, kind: "privilege" | "scope"): Grant[] {
  return distinctGrants(
    [...account.catalog.pairs, { className: "Account", permission: "Uncategorized" } as const].map(
      ({ className, permission }) =>
        makeGrant(account, {
          holder,
          permission,
          className,
          target: account.keys.set(className),
          origin: { kind, value: "*" },
          anything: true,
        }),
    ),
  );
}
