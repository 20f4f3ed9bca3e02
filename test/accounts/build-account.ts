import type { CatalogData } from "../../src/catalog/capability.ts";
import type { ExtentCoverage, SectionStatus } from "../../src/model/coverage.ts";
import { type Fact, type Properties, relationKey } from "../../src/model/facts.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { TINY_CATALOG } from "./tiny-catalog.ts";

/** What an engine, or the oracle, is asked about. */
export interface TestAccount {
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: CatalogData;
  readonly lacks: readonly string[];
  readonly source: string;
  readonly account: string;
}

/** Sections without extents of their own, and those read subject by subject or window by window. */
const WHOLE_SECTIONS = ["account", "groups", "roles", "apps", "apps-approved", "app-authorizers"] as const;
const EXTENT_SECTIONS = [
  "users",
  "group-members",
  "group-admins",
  "role",
  "role-members",
  "app",
  "recordings",
  "recording-shares",
] as const;
export const SECTIONS = [...WHOLE_SECTIONS, ...EXTENT_SECTIONS] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface UserOptions {
  /** Null leaves the property out. */
  readonly status?: string | null;
  readonly name?: string | null;
  readonly email?: string;
  /** The section that says it, `users` unless said otherwise; its extent follows from the status. */
  readonly section?: "users" | "group-members" | "role-members";
  readonly extent?: string;
}

/** A code, or a code that is limited to groups by their ids: to none by `[]`. */
export type PrivilegeOption = string | { readonly code: string; readonly groups: readonly string[] };

export interface RecordingOptions {
  readonly owners?: readonly string[];
  readonly share?: string | null;
  readonly month?: string;
}

/** Starts an account: every section is complete, with a row per extent, until `coverage` says otherwise. */
export function account(options: { source?: string; account?: string; catalog?: CatalogData } = {}): AccountBuilder {
  return new AccountBuilder(options.source ?? "zoom", options.account ?? "A", options.catalog ?? TINY_CATALOG);
}

/** Makes facts as the Zoom source makes them. Everything is named by its id; `keys` makes the keys. */
export class AccountBuilder {
  readonly keys: AccountKeys;
  readonly #catalog: CatalogData;
  readonly #facts = new Map<string, Fact>();
  readonly #coverage = new Map<string, { section: string; extent: string; status: SectionStatus | "missing" }>();
  readonly #lacks: string[] = [];
  readonly #users = new Map<string, string>();

  constructor(source: string, accountId: string, catalog: CatalogData) {
    this.keys = new AccountKeys(source, accountId);
    this.#catalog = catalog;
    this.#node("account", "", this.keys.prefix, "ZoomAccount", accountId, { account_id: accountId });
  }

  user(id: string, options: UserOptions = {}): this {
    return this.#userNode(this.userKey(id), { zoom_id: id }, id, options);
  }
  /** An invitation: no Zoom id, named by its e-mail in what follows. */
  pending(email: string, options: UserOptions = {}): this {
    this.#users.set(email, this.keys.pendingUser(email));
    return this.#userNode(this.keys.pendingUser(email), {}, email, { status: "pending", email, ...options });
  }
  /** Someone known by an e-mail alone, without a node. */
  unmatched(email: string): this {
    this.#users.set(email, this.keys.unmatchedEmail(email));
    return this;
  }
  /** The key of a user named before; somebody not named before is a user without a node. */
  userKey(id: string): string {
    return this.#users.get(id) ?? this.keys.user(id);
  }

  group(id: string, options: { name?: string | null } = {}): this {
    return this.#node("groups", "", this.keys.group(id), "ZoomGroup", named(options, id), { zoom_id: id });
  }
  /** Said by the user's own record, or by the group's list of members. */
  member(user: string, group: string, section: "users" | "group-members" = "group-members"): this {
    const [from, to] = [this.userKey(user), this.keys.group(group)];
    return this.#relation(section, section === "users" ? this.#extentOf(from) : to, from, "MEMBER_OF", to);
  }
  nested(inner: string, outer: string): this {
    const [from, to] = [this.keys.group(inner), this.keys.group(outer)];
    return this.#relation("group-members", to, from, "MEMBER_OF", to);
  }
  groupAdmin(user: string, group: string): this {
    const to = this.keys.group(group);
    return this.#relation("group-admins", to, this.userKey(user), "ADMIN_OF", to);
  }

  role(id: string, privileges: readonly PrivilegeOption[] = [], options: { name?: string | null } = {}): this {
    this.#node("roles", "", this.keys.role(id), "ZoomRole", named(options, id), { zoom_id: id });
    for (const privilege of privileges) this.privilege(id, privilege);
    return this;
  }
  /** A privilege of a role that may have no node. */
  privilege(roleId: string, privilege: PrivilegeOption): this {
    const code = typeof privilege === "string" ? privilege : privilege.code;
    const groups = typeof privilege === "string" ? null : privilege.groups;
    const [role, key] = [this.keys.role(roleId), this.keys.privilege(roleId, code)];
    this.#node("role", role, key, "ZoomRolePrivilege", code, {
      privilege: code,
      restricted_to_groups: groups !== null,
      ...(groups === null ? {} : { group_ids: groups }),
    });
    this.#relation("role", role, role, "GRANTS", key);
    for (const group of groups ?? []) this.#relation("role", role, key, "SCOPED_TO", this.keys.group(group));
    return this;
  }
  /** Said by the role's list of members, or by the user's own record. */
  hasRole(user: string, role: string, section: "users" | "role-members" = "role-members"): this {
    const [from, to] = [this.userKey(user), this.keys.role(role)];
    return this.#relation(section, section === "users" ? this.#extentOf(from) : to, from, "HAS_ROLE", to);
  }
  groupHasRole(group: string, role: string): this {
    const to = this.keys.role(role);
    return this.#relation("role-members", to, this.keys.group(group), "HAS_ROLE", to);
  }

  /** `scopes` null: the app's detail named none. */
  app(
    id: string,
    scopes: readonly string[] | null = [],
    options: { authorizers?: readonly string[]; name?: string } = {},
  ): this {
    const key = this.keys.app(id);
    this.#node("apps", "", key, "ZoomApp", named(options, id), { app_id: id, installed: true });
    if (scopes !== null) this.#node("app", key, key, "ZoomApp", null, { app_scopes: scopes });
    for (const user of options.authorizers ?? []) {
      this.#relation("app-authorizers", "", this.userKey(user), "AUTHORIZED", key);
    }
    return this;
  }

  /** `share` null: the sharing was not read. */
  recording(uuid: string, options: RecordingOptions = {}): this {
    const key = this.keys.recording(uuid);
    const month = options.month ?? "2026-10";
    const share = options.share === undefined ? "none" : options.share;
    this.#node("recordings", month, key, "ZoomRecording", `About ${uuid}`, { meeting_uuid: uuid });
    if (share !== null) this.#node("recording-shares", key, key, "ZoomRecording", null, { share_recording: share });
    for (const owner of options.owners ?? []) {
      this.#relation("recordings", month, key, "HOSTED_BY", this.userKey(owner));
    }
    return this;
  }

  /** How the reading of a section (extent `""`) or of one extent ended; `missing` leaves its row out. */
  coverage(section: SectionName, extent: string, status: SectionStatus | "missing"): this {
    this.#coverage.set(`${section}\n${extent}`, { section, extent, status });
    return this;
  }
  lacks(...products: readonly string[]): this {
    this.#lacks.push(...products);
    return this;
  }
  fact(fact: Fact): this {
    this.#facts.set(`${fact.key}\n${fact.section}`, fact);
    return this;
  }

  /** The extents that every section has when all of the account is known. */
  extents(): readonly { readonly section: SectionName; readonly extent: string }[] {
    const nodes = (kind: string) => [
      ...new Set(
        [...this.#facts.values()].filter((fact) => fact.type === "node" && fact.kind === kind).map(({ key }) => key),
      ),
    ];
    const roles = nodes("ZoomRole");
    const months = [...this.#facts.values()]
      .filter(({ section }) => section === "recordings")
      .map(({ extent }) => extent);
    return [
      ...SECTIONS.map((section) => ({ section, extent: "" })),
      ...["active", "inactive", "pending"].map((extent) => ({ section: "users" as const, extent })),
      ...nodes("ZoomGroup").flatMap((extent) => [
        { section: "group-members" as const, extent },
        { section: "group-admins" as const, extent },
      ]),
      ...roles.map((extent) => ({ section: "role" as const, extent })),
      ...roles
        .filter((key) => key !== this.keys.role("2"))
        .map((extent) => ({ section: "role-members" as const, extent })),
      ...nodes("ZoomApp").map((extent) => ({ section: "app" as const, extent })),
      ...[...new Set(["2026-10", ...months])].map((extent) => ({ section: "recordings" as const, extent })),
      ...nodes("ZoomRecording").map((extent) => ({ section: "recording-shares" as const, extent })),
    ];
  }

  build(): TestAccount {
    const rows = new Map<string, { section: string; extent: string; status: SectionStatus | "missing" }>();
    for (const { section, extent } of this.extents()) {
      rows.set(`${section}\n${extent}`, { section, extent, status: "complete" });
    }
    for (const [key, row] of this.#coverage) rows.set(key, row);
    const facts = [...this.#facts.values()];
    return {
      facts,
      coverage: [...rows.values()].flatMap(({ section, extent, status }) =>
        status === "missing"
          ? []
          : [
              {
                section,
                extent,
                status,
                reason: status === "complete" ? null : `It ended as ${status}.`,
                missing: null,
                facts: facts.filter((fact) => fact.section === section && fact.extent === extent).length,
              },
            ],
      ),
      catalog: this.#catalog,
      lacks: this.#lacks,
      source: this.keys.source,
      account: this.keys.account,
    };
  }

  #userNode(key: string, ids: Properties, id: string, options: UserOptions): this {
    const status = options.status === undefined ? "active" : options.status;
    const section = options.section ?? "users";
    const extent = options.extent ?? (section === "users" ? (status ?? "active") : "");
    return this.#node(section, extent, key, "ZoomUser", named(options, id), {
      ...ids,
      ...(options.email === undefined ? {} : { email: options.email.trim().toLowerCase() }),
      ...(status === null ? {} : { status, is_active: status === "active" }),
    });
  }

  /** The extent of the record that a user's own relations are in. */
  #extentOf(user: string): string {
    return this.#facts.get(`${user}\nusers`)?.extent ?? "active";
  }

  #node(section: string, extent: string, key: string, kind: string, name: string | null, properties: Properties): this {
    return this.fact({ type: "node", section, extent, key, kind, name, properties });
  }
  #relation(section: string, extent: string, from: string, relation: string, to: string): this {
    const key = relationKey(from, relation, to);
    return this.fact({ type: "relation", section, extent, key, from, relation, to, properties: {} });
  }
}

function named(options: { readonly name?: string | null }, id: string): string | null {
  return options.name === undefined ? id : options.name;
}
