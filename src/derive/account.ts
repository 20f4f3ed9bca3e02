import type { Catalog } from "../catalog/catalog.ts";
import { append, getOrMake } from "../lib/maps.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import { type Fact, type Properties, type PropertyValue, relationKey } from "../model/facts.ts";
import { AccountKeys, splitKey } from "../model/keys.ts";
import { CoverageView } from "./coverage-view.ts";

/** What several sections say of one key, united: the section that sorts last wins a conflict. */
export interface AccountNode {
  readonly key: string;
  readonly kind: string;
  readonly name: string | null;
  readonly properties: Properties;
  /** Section and extent of each fact that says it, in order of sections. */
  readonly said: readonly { readonly section: string; readonly extent: string }[];
}

export interface AccountRelation {
  readonly key: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
  /** Sections that say it, sorted. */
  readonly sections: readonly string[];
}

export interface AccountOptions {
  readonly catalog: Catalog;
  readonly coverage: Iterable<ExtentCoverage> | CoverageView;
  /** Products that the account is known to lack. */
  readonly lacks?: readonly string[];
  /** `source:account` of an account without facts. */
  readonly prefix?: string;
}

interface MutableNode {
  key: string;
  kind: string;
  name: string | null;
  properties: Record<string, PropertyValue>;
  said: { section: string; extent: string }[];
}

/** The facts of one account at one revision, put together: what every derivation reads. */
export class Account {
  readonly keys: AccountKeys;
  readonly catalog: Catalog;
  readonly coverage: CoverageView;
  readonly lacks: ReadonlySet<string>;
  readonly #nodes: ReadonlyMap<string, AccountNode>;
  readonly #byKind = new Map<string, string[]>();
  readonly #relations: ReadonlyMap<string, AccountRelation>;
  readonly #out = new Map<string, Map<string, string[]>>();
  readonly #in = new Map<string, Map<string, string[]>>();

  private constructor(
    nodes: ReadonlyMap<string, AccountNode>,
    relations: ReadonlyMap<string, AccountRelation>,
    keys: AccountKeys,
    options: AccountOptions,
  ) {
    this.#nodes = nodes;
    this.#relations = relations;
    this.keys = keys;
    this.catalog = options.catalog;
    this.coverage = options.coverage instanceof CoverageView ? options.coverage : new CoverageView(options.coverage);
    this.lacks = new Set(options.lacks);
    for (const node of nodes.values()) append(this.#byKind, node.kind, node.key);
    for (const { from, relation, to } of relations.values()) {
      append(getOrMake(this.#out, relation, newIndex), from, to);
      append(getOrMake(this.#in, relation, newIndex), to, from);
    }
  }

  /** Puts facts together; their order does not matter. */
  static read(facts: Iterable<Fact>, options: AccountOptions): Account {
    const nodes = new Map<string, MutableNode>();
    const relations = new Map<string, AccountRelation & { sections: string[] }>();
    let prefix = options.prefix;
    for (const fact of facts) {
      prefix ??= fact.key.split(":").slice(0, 2).join(":");
      if (fact.type === "node") mergeNode(nodes, fact);
      else {
        const known = relations.get(fact.key);
        if (known === undefined) {
          const { key, from, relation, to } = fact;
          relations.set(key, { key, from, relation, to, sections: [fact.section] });
        } else if (!known.sections.includes(fact.section)) known.sections.push(fact.section);
      }
    }
    for (const relation of relations.values()) if (relation.sections.length > 1) relation.sections.sort();
    const [source = "zoom", account = ""] = splitKey(prefix ?? "zoom");
    return new Account(nodes, relations, new AccountKeys(source, account), options);
  }

  node(key: string): AccountNode | undefined {
    return this.#nodes.get(key);
  }
  nodes(): Iterable<AccountNode> {
    return this.#nodes.values();
  }
  /** Keys of the nodes of a kind. */
  ofKind(kind: string): readonly string[] {
    return this.#byKind.get(kind) ?? [];
  }
  /** Where a relation leads to from a key. */
  to(relation: string, from: string): readonly string[] {
    return this.#out.get(relation)?.get(from) ?? [];
  }
  /** What leads to a key by a relation. */
  from(relation: string, to: string): readonly string[] {
    return this.#in.get(relation)?.get(to) ?? [];
  }
  relation(key: string): AccountRelation | undefined {
    return this.#relations.get(key);
  }
  relations(): Iterable<AccountRelation> {
    return this.#relations.values();
  }
  /** The relations from and to a key. */
  relationsAt(key: string): AccountRelation[] {
    const found = new Set<AccountRelation | undefined>();
    for (const [relation, byFrom] of this.#out) {
      for (const to of byFrom.get(key) ?? []) found.add(this.#relations.get(relationKey(key, relation, to)));
    }
    for (const [relation, byTo] of this.#in) {
      for (const from of byTo.get(key) ?? []) found.add(this.#relations.get(relationKey(from, relation, key)));
    }
    return [...found].filter((relation) => relation !== undefined);
  }
  property(key: string, name: string): PropertyValue | undefined {
    const properties = this.#nodes.get(key)?.properties;
    return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  text(key: string, name: string): string | undefined {
    const value = this.property(key, name);
    return typeof value === "string" ? value : undefined;
  }
  /** A class of a product that the account lacks. */
  gated(className: string): boolean {
    const product = this.catalog.classes.get(className)?.product;
    return product != null && this.lacks.has(product);
  }
  isUser(key: string): boolean {
    return this.#nodes.get(key)?.kind === "ZoomUser";
  }
  isApp(key: string): boolean {
    return this.#nodes.get(key)?.kind === "ZoomApp";
  }
  /** An inactive or pending user: it comes back on activation. */
  isDormant(key: string): boolean {
    if (!this.isUser(key)) return false;
    const status = this.text(key, "status");
    return status !== undefined && status !== "active";
  }
}

const newIndex = () => new Map<string, string[]>();

function mergeNode(nodes: Map<string, MutableNode>, fact: Extract<Fact, { type: "node" }>): void {
  const { key, kind, name, section, extent } = fact;
  const known = nodes.get(key);
  if (known === undefined) {
    const properties: Record<string, PropertyValue> = Object.assign(Object.create(null), fact.properties);
    nodes.set(key, { key, kind, name, properties, said: [{ section, extent }] });
    return;
  }
  const last = known.said.every((said) => said.section <= section);
  if (last) Object.assign(known.properties, fact.properties);
  else known.properties = Object.assign(Object.create(null), fact.properties, known.properties);
  if (name !== null && (last || known.name === null)) known.name = name;
  if (last) known.kind = kind;
  known.said.push({ section, extent });
  known.said.sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : 0));
}
