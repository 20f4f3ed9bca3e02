import { loadCatalog } from "../../../src/catalog/catalog.ts";
import { type AccountBuilder, account, SECTIONS, type TestAccount } from "../../accounts/build-account.ts";
import { keyOf, keys } from "./keys.ts";
import type { ScenarioAccount } from "./schema.ts";

/** The facts and coverage of a scenario. Throws where it names what it does not have. */
export function factsOfScenario(scenario: ScenarioAccount): TestAccount {
  const { source, account: id } = keys;
  const builder = account({
    source,
    account: id,
    ...(scenario.catalog === "committed" ? { catalog: loadCatalog().data } : {}),
  });
  addNodes(builder, scenario);
  addMemberships(builder, scenario);
  addCoverage(builder, scenario.coverage);
  return builder.lacks(...scenario.lacks).build();
}

function addNodes(builder: AccountBuilder, { users, groups, roles }: ScenarioAccount): void {
  for (const [id, { known, status, name, email }] of Object.entries(users)) {
    const options = { status, ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
    if (known === "record") builder.user(id, { ...options, extent: extentOf(status) });
    if (known === "list") builder.user(id, { ...options, status: null, section: "group-members" });
  }
  for (const [id, { node }] of Object.entries(groups)) if (node) builder.group(id);
  for (const [id, { node, privileges }] of Object.entries(roles)) {
    if (node) builder.role(id);
    for (const privilege of privileges) {
      if (typeof privilege !== "string") for (const group of privilege.groups) assertNamed(groups, group, "group");
      builder.privilege(id, privilege);
    }
  }
}

/** The list of users that a record is in. */
function extentOf(status: string | null): string {
  return status === "inactive" || status === "pending" ? status : "active";
}

function addMemberships(builder: AccountBuilder, scenario: ScenarioAccount): void {
  const { users, groups, roles, apps, recordings } = scenario;
  const user = (id: string) => assertNamed(users, id, "user");
  const group = (id: string) => assertNamed(groups, id, "group");
  const role = (id: string) => assertNamed(roles, id, "role");
  for (const [id, each] of Object.entries(users)) {
    for (const to of each.groups) builder.member(id, group(to));
    for (const to of each.recordGroups) builder.member(id, group(to), "users");
    for (const to of each.roles) builder.hasRole(id, role(to));
    for (const to of each.recordRoles) builder.hasRole(id, role(to), "users");
  }
  for (const [id, each] of Object.entries(groups)) {
    for (const to of each.in) builder.nested(id, group(to));
    for (const to of each.roles) builder.groupHasRole(id, role(to));
    for (const from of each.admins) builder.groupAdmin(user(from), id);
  }
  for (const [id, { scopes, authorizers }] of Object.entries(apps)) {
    builder.app(id, scopes, { authorizers: authorizers.map(user) });
  }
  for (const [id, { hosts, share, month }] of Object.entries(recordings)) {
    builder.recording(id, { owners: hosts.map(user), share, month });
  }
}

function addCoverage(builder: AccountBuilder, coverage: ScenarioAccount["coverage"]): void {
  for (const section of SECTIONS) {
    const rows = coverage[section] ?? {};
    if (typeof rows === "string") {
      const extents = builder.extents().filter((each) => each.section === section);
      for (const { extent } of extents) builder.coverage(section, extent, rows);
      continue;
    }
    for (const [extent, status] of Object.entries(rows)) {
      const key = extent === "own" ? "" : extent.includes(":") ? keyOf(extent) : extent;
      builder.coverage(section, key, status);
    }
  }
}

/** What is not there by intention is written down too: `node: false`, `known: relations`. */
function assertNamed(named: Readonly<Record<string, unknown>>, id: string, word: string): string {
  if (!Object.hasOwn(named, id)) throw new Error(`The scenario names a ${word} ${id} and has none.`);
  return id;
}
