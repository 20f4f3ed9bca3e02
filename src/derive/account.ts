import type { Catalog } from "../catalog/catalog.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import type { Fact, PropertyValue } from "../model/facts.ts";
import { AccountKeys, splitKey } from "../model/keys.ts";
import type { AccountGraph, AccountNode, AccountRelation } from "./account-graph.ts";
import { CoverageView } from "./coverage-view.ts";
import { FactGraph } from "./fact-graph.ts";

export interface AccountOptions {
  readonly catalog: Catalog;
  readonly coverage: Iterable<ExtentCoverage> | CoverageView;
  /** Products that the account is known to lack. */
  readonly lacks?: Iterable<string>;
  /** `source:account` of an account without facts. */
  readonly prefix?: string;
}

/** The facts of one account at one revision, put together: what every derivation reads. */
export class Account {
  readonly graph: AccountGraph;
  readonly keys: AccountKeys;
  readonly catalog: Catalog;
  readonly coverage: CoverageView;
  readonly lacks: ReadonlySet<string>;

  constructor(graph: AccountGraph, { catalog, coverage, lacks, prefix = "zoom" }: AccountOptions) {
    const [source = "zoom", account = ""] = splitKey(prefix);
    this.graph = graph;
    this.keys = new AccountKeys(source, account);
    this.catalog = catalog;
    this.coverage = coverage instanceof CoverageView ? coverage : CoverageView.of(coverage);
    this.lacks = new Set(lacks);
  }

  /** Puts facts together; their order does not matter. */
  static read(facts: Iterable<Fact>, options: AccountOptions): Account {
    const list = [...facts];
    const [first] = list;
    const prefix = options.prefix ?? (first === undefined ? undefined : prefixOf(first.key));
    return new Account(new FactGraph(list), { ...options, ...(prefix === undefined ? {} : { prefix }) });
  }

  node(key: string): AccountNode | undefined {
    return this.graph.node(key);
  }
  /** Keys of the nodes of a kind. */
  ofKind(kind: string): readonly string[] {
    return this.graph.ofKind(kind);
  }
  /** Where a relation leads to from a key. */
  to(relation: string, from: string): readonly string[] {
    return this.graph.to(relation, from);
  }
  /** What leads to a key by a relation. */
  from(relation: string, to: string): readonly string[] {
    return this.graph.from(relation, to);
  }
  relation(key: string): AccountRelation | undefined {
    return this.graph.relation(key);
  }
  property(key: string, name: string): PropertyValue | undefined {
    const properties = this.graph.node(key)?.properties;
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
  isNode(key: string): boolean {
    return this.graph.kind(key) !== undefined;
  }
  isUser(key: string): boolean {
    return this.graph.kind(key) === "ZoomUser";
  }
  isApp(key: string): boolean {
    return this.graph.kind(key) === "ZoomApp";
  }
  /** An inactive or pending user: it comes back on activation. */
  isDormant(key: string): boolean {
    return this.isUser(key) && this.graph.isInactive(key);
  }
}

/** `source:account` of a key. */
function prefixOf(key: string): string {
  return key.split(":").slice(0, 2).join(":");
}
