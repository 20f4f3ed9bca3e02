import type { ExtentCoverage } from "../../../src/model/coverage.ts";
import { KINDS } from "../../../src/model/kinds.gen.ts";
import type { Account, ReadNode } from "../../oracle/account.ts";
import { sortedBytes } from "../../oracle/order.ts";

/** Words of references, and the kinds that they name. */
const KIND_OF: Readonly<Record<string, string>> = {
  account: "ZoomAccount",
  user: "ZoomUser",
  group: "ZoomGroup",
  role: "ZoomRole",
  privilege: "ZoomRolePrivilege",
  app: "ZoomApp",
  recording: "ZoomRecording",
  set: "ResourceSet",
  pseudo: "PseudoPrincipal",
};

const LISTED_BY: readonly (readonly [kind: string, sections: readonly string[]])[] = [
  ["ZoomAccount", ["account"]],
  ["ZoomApp", ["apps", "apps-approved"]],
  ["ZoomGroup", ["groups"]],
  ["ZoomRecording", ["recordings"]],
  ["ZoomRole", ["roles"]],
  ["ZoomRolePrivilege", ["role"]],
  ["ZoomUser", ["users"]],
];

const REASON_OF: Readonly<Record<ExtentCoverage["status"], string>> = {
  complete: "NOT_RETURNED",
  denied: "NOT_GRANTED",
  failed: "ERROR",
  "not-in-plan": "NOT_IN_PLAN",
  "not-selected": "NOT_SELECTED",
  partial: "NOT_READ",
};

interface JudgedNode {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly absent: readonly string[];
}

interface Named {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly email: string;
}

/** Looks things up by walking over all there is: what search, node, neighbours and candidates are held to. */
export class LookupJudge {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
  }

  search(text: string, kinds: readonly string[] | null): { readonly keys: string[]; readonly gaps: string[] } {
    const wanted = kinds?.map((kind) => KIND_OF[kind] ?? kind);
    const isAsked = (kind: string) => wanted === undefined || wanted.includes(kind);
    const found = this.#everything().filter(
      ({ key, kind, name, email }) =>
        isAsked(kind) &&
        [name, key, idOf(key), email].some((place) => place.toLowerCase().includes(text.toLowerCase())),
    );
    const sections = LISTED_BY.flatMap(([kind, listed]) => (isAsked(kind) ? listed : []));
    return {
      keys: sortedBytes(found.map(({ key }) => key)),
      gaps: sortedBytes(sections.filter((section) => !this.#account.isSectionComplete(section))),
    };
  }

  neighbours(key: string): string[][] {
    const { facts } = this.#account;
    const said = new Map<string, Set<string>>();
    const add = (id: string, section: string) => said.set(id, (said.get(id) ?? new Set()).add(section));
    for (const fact of facts) {
      if (fact.type !== "relation") continue;
      if (fact.from === key) add(`out|${fact.relation}|${fact.to}`, fact.section);
      if (fact.to === key) add(`in|${fact.relation}|${fact.from}`, fact.section);
    }
    return sortedBytes(said.keys()).map((id) => [id, ...sortedBytes(said.get(id) ?? [])]);
  }

  node(key: string): JudgedNode | null {
    const kind = this.#kindOf(key);
    return kind === null ? null : { key, kind, id: idOf(key), absent: this.#absent(key, kind) };
  }

  /** Each field without a value as `field reason section`. */
  #absent(key: string, kind: string): string[] {
    const declared = KINDS.find((each) => each.kind === kind);
    const has = this.#account.nodes.get(key)?.properties;
    return Object.entries(declared?.properties ?? {}).flatMap(([field, { sections = declared?.sections ?? [] }]) => {
      if (has?.has(field)) return [];
      const reasons = sections.map((section) => [section, REASON_OF[this.#statusFor(key, section)]] as const);
      const [section, reason] = reasons.find(([, each]) => each !== "NOT_RETURNED") ?? reasons[0] ?? [];
      return [`${field} ${reason} ${section}`];
    });
  }

  /** How what a section would say of a key ended: its extent's status, else that of what else the section left open. */
  #statusFor(key: string, section: string): ExtentCoverage["status"] {
    const rows = this.#account.coverage.filter((row) => row.section === section);
    const statusOf = (extent: string | undefined) => rows.find((row) => row.extent === extent)?.status;
    const fact = this.#account.facts.findLast((each) => each.key === key && each.section === section);
    const isOpen = ({ extent, status }: ExtentCoverage) => status !== "complete" && !extent.includes(":");
    const rest = rows.find((row) => row.extent === "" && isOpen(row)) ?? rows.find(isOpen);
    return statusOf(fact?.extent) ?? statusOf(key) ?? rest?.status ?? statusOf("") ?? "not-selected";
  }

  /** By Zoom's id, else by e-mail, else by exact name. The e-mail of an invitation's key is none of its ids. */
  candidates(word: string, rest: string): string[] {
    const nodes = [...this.#account.nodes.values()].filter(({ kind }) => kind === KIND_OF[word]);
    const ways: readonly ((node: ReadNode) => boolean)[] = [
      ({ key, properties }) => hasId(key, word, rest) || properties.get("zoom_id") === rest,
      ({ properties }) => properties.get("email") === rest.trim().toLowerCase(),
      ({ name }) => name === rest,
    ];
    const found = ways.map((way) => sortedBytes(nodes.filter(way).map(({ key }) => key)));
    return found.find((keys) => keys.length > 0) ?? [];
  }

  #everything(): Named[] {
    const { nodes, keys, catalog } = this.#account;
    return [
      ...[...nodes.values()].map(({ key, kind, name, properties }) => ({
        key,
        kind,
        name: name ?? "",
        email: String(properties.get("email") ?? ""),
      })),
      ...catalog.classNames.map((each) => ({
        key: keys.set(each),
        kind: "ResourceSet",
        name: `all ${each}`,
        email: "",
      })),
      { key: keys.everyone, kind: "PseudoPrincipal", name: "Everyone with a public link", email: "" },
      { key: keys.accountMembers, kind: "PseudoPrincipal", name: "Every member of the account", email: "" },
    ];
  }

  #kindOf(key: string): string | null {
    const { nodes, keys, catalog, knownUsers, knownGroups } = this.#account;
    const node = nodes.get(key);
    if (node !== undefined) return node.kind;
    if (keys.isPseudo(key)) return "PseudoPrincipal";
    if (knownGroups.includes(key)) return "ZoomGroup";
    const set = keys.readSet(key);
    if (set === null || !catalog.classNames.includes(set.className)) return null;
    const belongsTo = catalog.belongsTo(set.className);
    const isThere = {
      account: true,
      own: belongsTo === "user",
      group: belongsTo !== "account" && knownGroups.includes(set.owner ?? ""),
      user: belongsTo === "user" && knownUsers.includes(set.owner ?? ""),
    }[set.level];
    return isThere ? "ResourceSet" : null;
  }
}

function hasId(key: string, word: string, rest: string): boolean {
  const [, , said, ...parts] = key.split(":");
  const id = parts.map(decodeURIComponent).join(":");
  return id === rest && (said === word || said !== "pending");
}

/** A key's parts behind the source, decoded. */
function idOf(key: string): string {
  return key.split(":").slice(1).map(decodeURIComponent).join(":");
}
