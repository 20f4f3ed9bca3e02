import type { CatalogData } from "../../src/catalog/capability.ts";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact, PropertyValue } from "../../src/model/facts.ts";
import { CatalogIndex } from "./catalog.ts";
import { Keys } from "./keys.ts";
import { compareBytes, sortedBytes } from "./order.ts";
import { type Relation, Relations } from "./relations.ts";

/** All that an answer depends on. */
export interface OracleAccount {
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: CatalogData;
  /** Products that the account is known not to have. */
  readonly lacks: readonly string[];
  readonly source: string;
  readonly account: string;
}

export interface ReadNode {
  readonly key: string;
  readonly kind: string;
  readonly name: string | null;
  readonly properties: ReadonlyMap<string, PropertyValue>;
}

/** The class that nodes of a kind belong to. */
const CLASS_OF_KIND: ReadonlyMap<string, string> = new Map([
  ["ZoomAccount", "Account"],
  ["ZoomUser", "User"],
  ["ZoomGroup", "Group"],
  ["ZoomRole", "Role"],
  ["ZoomApp", "App"],
  ["ZoomRecording", "Recording"],
]);

/** The account as read (semantics.md 1): facts of a key united, statuses of sections, who and what is known. */
export class Account {
  readonly keys: Keys;
  readonly catalog: CatalogIndex;
  readonly lacks: ReadonlySet<string>;
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
  readonly nodes: ReadonlyMap<string, ReadNode>;
  readonly relations: Relations;
  readonly users: readonly string[];
  readonly apps: readonly string[];
  /** Users with a node, or at an end of MEMBER_OF, ADMIN_OF or ownership; groups likewise and of SCOPED_TO (semantics.md 5). */
  readonly knownUsers: readonly string[];
  readonly knownGroups: readonly string[];
  readonly #coverage: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(account: OracleAccount) {
    this.keys = new Keys(account.source, account.account);
    this.catalog = new CatalogIndex(account.catalog);
    this.lacks = new Set(account.lacks);
    this.facts = account.facts;
    this.coverage = account.coverage;
    this.nodes = uniteNodes(account.facts);
    this.relations = new Relations(readRelations(account.facts));
    this.#coverage = readCoverage(account.coverage);
    this.users = this.nodesOfKind("ZoomUser");
    this.apps = this.nodesOfKind("ZoomApp");
    const ends = this.relations.all.flatMap(({ from, relation, to }): string[] => {
      if (relation === "MEMBER_OF" || relation === "ADMIN_OF") return [from, to];
      return relation === "SCOPED_TO" || relation === "HOSTED_BY" ? [to] : [];
    });
    this.knownUsers = sortedBytes([...this.users, ...ends.filter((key) => !this.isGroup(key))]);
    this.knownGroups = sortedBytes([...this.nodesOfKind("ZoomGroup"), ...ends.filter((key) => this.isGroup(key))]);
  }

  nodesOfKind(kind: string): string[] {
    return sortedBytes([...this.nodes.values()].filter((node) => node.kind === kind).map((node) => node.key));
  }
  property(key: string, name: string): PropertyValue | undefined {
    return this.nodes.get(key)?.properties.get(name);
  }
  isUser(key: string): boolean {
    return this.nodes.get(key)?.kind === "ZoomUser";
  }
  isApp(key: string): boolean {
    return this.nodes.get(key)?.kind === "ZoomApp";
  }
  /** A group need have no node. */
  isGroup(key: string): boolean {
    return this.keys.word(key) === "group";
  }
  /** A user without the property is active. */
  isDormant(key: string): boolean {
    return this.isUser(key) && this.statusOf(key) !== "active";
  }
  statusOf(user: string): string {
    return String(this.property(user, "status") ?? "active");
  }

  /** The class of a set or node; null for what is no resource. */
  classOf(resource: string): string | null {
    const set = this.keys.readSet(resource);
    if (set !== null) return set.className;
    const kind = this.nodes.get(resource)?.kind ?? (this.isGroup(resource) ? "ZoomGroup" : "");
    return CLASS_OF_KIND.get(kind) ?? null;
  }
  /** Whether nodes of the key's kind have an owner that a relation names. */
  isHosted(key: string): boolean {
    return this.nodes.get(key)?.kind === "ZoomRecording";
  }

  /** Complete when its own row and every row of its extents is. A section without rows was not selected. */
  isSectionComplete(section: string): boolean {
    const rows = this.#coverage.get(section);
    return this.isOwnRowComplete(section) && [...(rows?.values() ?? [])].every((status) => status === "complete");
  }
  isOwnRowComplete(section: string): boolean {
    return this.#coverage.get(section)?.get("") === "complete";
  }
  /** Unread when its row is not complete, or when it has no row and the section's own row is not complete. */
  isUnread(section: string, extent: string): boolean {
    const status = this.#coverage.get(section)?.get(extent);
    return status === undefined ? !this.isOwnRowComplete(section) : status !== "complete";
  }
  /** The extents that have a row, without the section's own. */
  extentsOf(section: string): string[] {
    return [...(this.#coverage.get(section)?.keys() ?? [])].filter((extent) => extent !== "");
  }
  /** A group that has no node while the section of groups is complete is not there. */
  isMissingGroup(group: string): boolean {
    return !this.nodes.has(group) && this.isSectionComplete("groups");
  }
}

function readCoverage(rows: readonly ExtentCoverage[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  for (const { section, extent, status } of rows) {
    const extents = sections.get(section) ?? new Map<string, string>();
    sections.set(section, extents.set(extent, status));
  }
  return sections;
}

/** Properties are united; the section that sorts last wins a conflict. */
function uniteNodes(facts: readonly Fact[]): Map<string, ReadNode> {
  const nodes = new Map<string, ReadNode>();
  for (const fact of [...facts].sort((a, b) => compareBytes(a.section, b.section))) {
    if (fact.type !== "node") continue;
    const before = nodes.get(fact.key);
    const properties = new Map([...(before?.properties ?? []), ...Object.entries(fact.properties)]);
    nodes.set(fact.key, { key: fact.key, kind: fact.kind, name: fact.name ?? before?.name ?? null, properties });
  }
  return nodes;
}

/** A relation holds if anyone says it. */
function readRelations(facts: readonly Fact[]): Relation[] {
  const relations = new Map<string, Relation>();
  for (const fact of facts) {
    if (fact.type !== "relation") continue;
    relations.set(fact.key, { key: fact.key, from: fact.from, relation: fact.relation, to: fact.to });
  }
  return [...relations.values()];
}
