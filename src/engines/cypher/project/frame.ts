import type { Account } from "../../../derive/account.ts";
import { Closures } from "../../../derive/closures.ts";
import { deriveGrants } from "../../../derive/derive.ts";
import { knownRoles } from "../../../derive/grants/roles.ts";
import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { projectedGrants } from "../../../derive/projection.ts";
import { digestOf } from "../../../lib/hash.ts";
import type { ExtentCoverage } from "../../../model/coverage.ts";
import { compareBytes, type Fact } from "../../../model/facts.ts";
import { integer, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { nodeOf, type ProjectionContext, partialAccount, relationOf } from "./context.ts";
import { GRANT_TYPES } from "./writes.ts";

/** Sections whose coverage decides what roles give. */
const SECTIONS = ["groups", "role", "role-members", "roles"] as const;

/**
 * What the grants of roles and apps follow from: roles, their privileges and limits, apps, and of the directory only what the
 * authorizers of apps act as. It is read into memory as a whole: it grows with those that authorized apps, and with no other users.
 */
export class Frame {
  /** Keys of roles and apps: all that may hold such grants. */
  readonly holders: readonly string[];
  readonly #account: Account;
  readonly #content: unknown;

  private constructor(context: ProjectionContext, facts: readonly Fact[], coverage: readonly ExtentCoverage[]) {
    this.#account = partialAccount(context, facts, coverage);
    this.holders = [...knownRoles(this.#account), ...this.#account.ofKind("ZoomApp")].sort(compareBytes);
    const said = facts.map((fact) => [fact.key, fact.type === "node" ? fact.properties : null] as const);
    const statuses = coverage.map(({ section, extent, status }) => `${section} ${extent} ${status}`);
    this.#content = [said.sort(([a], [b]) => compareBytes(a, b)), statuses.sort(), this.holders];
  }

  static async read(transaction: Transaction, context: ProjectionContext, revision: number): Promise<Frame> {
    const [roles, apps] = await Promise.all([readRoles(transaction), readApps(transaction)]);
    const coverage = await readCoverage(transaction, SECTIONS, revision);
    return new Frame(context, distinct([...roles, ...apps]), coverage);
  }

  /** The grants of roles and apps, and what every member has on its own. */
  grants(): ProjectedGrant[] {
    return projectedGrants(deriveGrants(this.#account, new Closures(this.#account)));
  }

  /** Equal digests, equal grants of roles and apps in the graph: also of how many each of them holds there. */
  digest(held: ReadonlyMap<string, number>): string {
    return digestOf([this.#content, this.holders.map((key) => held.get(key) ?? 0)]);
  }
}

/** How many of some grants start at each key. */
export function heldBy(grants: readonly ProjectedGrant[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const { holder } of grants) held.set(holder, (held.get(holder) ?? 0) + 1);
  return held;
}

/** How many grants start at each key in the graph. */
export async function readHeld(transaction: Transaction, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await transaction.run(statementOf("project/held", { TYPES: GRANT_TYPES }), { keys });
  return new Map(rows.map(({ key, held }) => [String(key), Number(held)]));
}

export async function readCoverage(
  transaction: Transaction,
  sections: readonly string[],
  revision: number,
): Promise<ExtentCoverage[]> {
  const rows = await transaction.run(statementOf("project/coverage"), { sections, at: integer(revision) });
  return rows.map(
    ({ section, extent, payload }) => ({ section, extent, ...JSON.parse(String(payload)) }) as ExtentCoverage,
  );
}

async function readRoles(transaction: Transaction): Promise<Fact[]> {
  const [roles, privileges, groups] = await Promise.all([
    transaction.run(statementOf("project/frame-roles")),
    transaction.run(statementOf("project/frame-privileges")),
    transaction.run(statementOf("project/frame-groups")),
  ]);
  return [
    // That somebody has a role without a node is all that matters of it: one relation says so.
    ...roles.map(({ key, known }) =>
      known === true ? nodeOf("ZoomRole", String(key)) : relationOf("", "HAS_ROLE", String(key)),
    ),
    ...groups.map(({ key }) => nodeOf("ZoomGroup", String(key))),
    ...privileges.flatMap(({ role, privilege, code, restricted, groups: limits }) => [
      nodeOf("ZoomRolePrivilege", String(privilege), {
        ...(typeof code === "string" ? { privilege: code } : {}),
        ...(restricted === true ? { restricted_to_groups: true } : {}),
      }),
      relationOf(String(role), "GRANTS", String(privilege)),
      ...(limits as string[]).map((group) => relationOf(String(privilege), "SCOPED_TO", group)),
    ]),
  ];
}

async function readApps(transaction: Transaction): Promise<Fact[]> {
  const facts: Fact[] = [];
  const authorizers = new Set<string>();
  for (const row of await transaction.run(statementOf("project/frame-apps"))) {
    const app = String(row["key"]);
    const scopes = row["scopes"];
    facts.push(nodeOf("ZoomApp", app, Array.isArray(scopes) ? { app_scopes: scopes as string[] } : {}));
    for (const { key, status } of row["authorizers"] as readonly { key: string; status: unknown }[]) {
      authorizers.add(key);
      facts.push(nodeOf("ZoomUser", key, typeof status === "string" ? { status } : {}));
      facts.push(relationOf(key, "AUTHORIZED", app));
    }
  }
  return [...facts, ...(await readSteps(transaction, authorizers))];
}

/** All that the users act as, step by step. */
async function readSteps(transaction: Transaction, users: ReadonlySet<string>): Promise<Fact[]> {
  const facts: Fact[] = [];
  const met = new Set(users);
  for (let keys = [...users]; keys.length > 0; ) {
    const rows = await transaction.run(statementOf("project/frame-steps"), { keys });
    keys = [];
    for (const { from, relation, to } of rows) {
      facts.push(relationOf(String(from), String(relation), String(to)));
      if (met.has(String(to))) continue;
      met.add(String(to));
      keys.push(String(to));
    }
  }
  return facts;
}

function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [fact.key, fact])).values()];
}
