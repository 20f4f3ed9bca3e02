import { WhocanError } from "../lib/errors.ts";
import { getOrMake } from "../lib/maps.ts";
import type { NodeFact } from "../model/facts.ts";
import { normalizeEmail } from "../model/keys.ts";
import type { KnownFacts, Section } from "../sources/source.ts";
import { factOfText } from "../store/graph-store.ts";
import { type FactRow, soundPrint } from "./sound-fact.ts";
import type { SqlFile } from "./sql-file.ts";
import { CLOSES, NODE_SAID_LAST } from "./staging.ts";

const PAGE = 1000;
/** Lists of nodes up to this length are kept, as a section may ask for its subjects again for each of them. */
const KEPT_NODES = 20_000;

/** Users by e-mail, null where several have it; by the names of the sections that say them. */
export type KnownEmails = Map<string, ReadonlyMap<string, string | null>>;

/** Which run of which account looks something up. */
export interface LookupScope {
  readonly run: number;
  /** The prefix of the account's keys. */
  readonly account: string;
  /** What sections of this run share: those that they depend on have ended, and say no more. */
  readonly emails: KnownEmails;
}

const STAGED = `FROM staged s
    WHERE run = ?1 AND kind = ?3 AND section IN (SELECT value FROM json_each(?4)) AND key > ?5 AND ${NODE_SAID_LAST}`;
/** Beyond a full page of what is staged nothing is looked at: what is open there is mostly staged too, and would be passed over again for each page. */
const PAGE_END = `coalesce((SELECT key ${STAGED} ORDER BY key, section LIMIT 1 OFFSET ${PAGE - 1}), x'')`;
/**
 * Nodes as they will be when the run commits: what it staged, and what is open in extents that it did not read to
 * their end. Placeholders: run, account, kind, sections as JSON, the key to go on after.
 */
const NODES = `
SELECT key, section, kind, payload, fingerprint FROM (
  SELECT key, section, kind, payload, fingerprint ${STAGED}
  UNION ALL
  SELECT key, section, kind, payload, fingerprint FROM open_facts o
    WHERE account = ?2 AND kind = ?3 AND section IN (SELECT value FROM json_each(?4)) AND key > ?5 AND key <= ${PAGE_END}
      AND NOT EXISTS (SELECT 1 FROM staged s
        WHERE s.run = ?1 AND s.key = o.key AND s.kind IS NOT NULL AND s.section = o.section)
      AND NOT EXISTS (SELECT 1 FROM extents e
        WHERE e.run = ?1 AND e.section = o.section AND e.extent = o.extent AND ${CLOSES})
) ORDER BY key, section LIMIT ${PAGE}`;

const NODE_EXISTS = `
SELECT 1 AS one FROM staged s WHERE run = ?1 AND section IN (SELECT value FROM json_each(?3)) AND key = ?4 AND kind IS NOT NULL
UNION ALL
SELECT 1 AS one FROM open_facts o
  WHERE account = ?2 AND section IN (SELECT value FROM json_each(?3)) AND key = ?4 AND kind IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM extents e
      WHERE e.run = ?1 AND e.section = o.section AND e.extent = o.extent AND ${CLOSES})
LIMIT 1`;

/**
 * What a section may look up: the facts of the sections that it depends on, directly or through others, and no more,
 * so that neither its own facts nor the order of independent sections decide what it reads.
 */
export class DependencyFacts implements KnownFacts {
  readonly #file: SqlFile;
  readonly #scope: LookupScope;
  readonly #dependencies: readonly Section[];
  readonly #sections: string;
  readonly #userSections: string;
  readonly #kept = new Map<string, readonly NodeFact[]>();

  constructor(file: SqlFile, scope: LookupScope, dependencies: readonly Section[]) {
    this.#file = file;
    this.#scope = scope;
    this.#dependencies = dependencies;
    this.#sections = namesOf(dependencies);
    this.#userSections = namesOf(dependencies.filter(saysUsers));
  }

  *nodes(kind: string): Iterable<NodeFact> {
    const kept = this.#kept.get(kind);
    if (kept !== undefined) {
      yield* kept;
      return;
    }
    this.#assertEmitted(kind);
    const nodes: NodeFact[] = [];
    for (const node of this.#read(kind, this.#sections)) {
      if (nodes.length <= KEPT_NODES) nodes.push(node);
      yield node;
    }
    if (nodes.length <= KEPT_NODES) this.#kept.set(kind, nodes);
  }

  /** Of a section that depends on none that reads users, nobody is known. */
  userByEmail(email: string): string | undefined {
    const emails = getOrMake(this.#scope.emails, this.#userSections, () => this.#indexEmails());
    return emails.get(normalizeEmail(email)) ?? undefined;
  }

  /** Whether a node of this key is known: the subject of an extent still exists. */
  has(key: string): boolean {
    const { run, account } = this.#scope;
    return this.#file.get(NODE_EXISTS, run, account, this.#sections, key) !== undefined;
  }

  *#read(kind: string, sections: string): Iterable<NodeFact> {
    const { run, account } = this.#scope;
    for (let after = ""; ; ) {
      const rows = this.#file.all<FactRow>(NODES, run, account, kind, sections, after);
      // The last key of a full page may go on in the next one.
      const last = rows.length < PAGE ? undefined : rows.at(-1)?.key;
      const whole = last === undefined ? rows : rows.filter((row) => row.key !== last);
      yield* mergeByKey(whole.map((row) => factOfText(soundPrint(this.#file, row)) as NodeFact));
      if (last === undefined) return;
      after = whole.at(-1)?.key ?? last;
    }
  }

  #indexEmails(): Map<string, string | null> {
    const kinds = new Set(this.#dependencies.flatMap((section) => section.emits.kinds).filter(isUserKind));
    const emails = new Map<string, string | null>();
    for (const kind of kinds) {
      for (const { key, properties } of this.#read(kind, this.#userSections)) {
        if (typeof properties["email"] !== "string") continue;
        const email = normalizeEmail(properties["email"]);
        emails.set(email, emails.has(email) ? null : key);
      }
    }
    return emails;
  }

  #assertEmitted(kind: string): void {
    if (this.#dependencies.some((section) => section.emits.kinds.includes(kind))) return;
    throw new WhocanError("INTERNAL", `A section looks up nodes of kind ${kind}, but depends on none that reads them.`);
  }
}

function namesOf(sections: readonly Section[]): string {
  return JSON.stringify(sections.map(({ name }) => name).sort());
}

/** Whether a section says whom an e-mail means. */
export function saysUsers({ emits }: Section): boolean {
  return emits.kinds.some(isUserKind);
}

function isUserKind(kind: string): boolean {
  return kind.endsWith("User");
}

/** One node per key: properties are united, the section that sorts last wins. */
function* mergeByKey(nodes: readonly NodeFact[]): Iterable<NodeFact> {
  let current: NodeFact | undefined;
  for (const next of nodes) {
    if (current?.key === next.key) {
      const properties = { ...current.properties, ...next.properties };
      current = { ...next, name: next.name ?? current.name, properties };
    } else {
      if (current !== undefined) yield current;
      current = next;
    }
  }
  if (current !== undefined) yield current;
}
