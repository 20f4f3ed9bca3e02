import fc from "fast-check";
import type { CatalogData } from "../../src/catalog/capability.ts";
import { type AccountPlan, anyPlan, type CoveragePlan, type PrivilegePlan, type UserPlan } from "./account-plan.ts";
import { type AccountBuilder, account, type TestAccount } from "./build-account.ts";
import { TINY_CATALOG, TINY_CATALOG_WITH_PRODUCT_ROLES } from "./tiny-catalog.ts";

export interface ArbitraryAccountOptions {
  /** One of the tiny ones unless said otherwise: small catalogs find more and run faster. */
  readonly catalog?: CatalogData;
  /** Mostly small accounts unless one size is asked for. */
  readonly size?: "small" | "large";
}

/** Random accounts as the Zoom source makes them, odd ones often. */
export function arbitraryAccount(options: ArbitraryAccountOptions = {}): fc.Arbitrary<TestAccount> {
  const catalog = options.catalog ?? TINY_CATALOG;
  const plan = (size: "small" | "large") =>
    anyPlan({
      size,
      codes: catalog.privileges.map(({ code }) => code),
      scopes: catalog.scopes.map(({ scope }) => scope),
      products: [...new Set(catalog.classes.flatMap(({ product }) => product ?? []))],
    });
  const plans =
    options.size === undefined
      ? fc.oneof({ weight: 5, arbitrary: plan("small") }, { weight: 1, arbitrary: plan("large") })
      : plan(options.size);
  const catalogs = options.catalog ? [options.catalog] : [TINY_CATALOG, TINY_CATALOG_WITH_PRODUCT_ROLES];
  const built = fc.tuple(plans, fc.constantFrom(...catalogs)).map(([chosen, known]) => buildPlan(chosen, known));
  const empty = account({ catalog }).build();
  const empties = fc.constantFrom<TestAccount>(empty, { ...empty, facts: [] }, { ...empty, facts: [], coverage: [] });
  return fc.oneof({ weight: 60, arbitrary: built }, { weight: 1, arbitrary: empties });
}

function buildPlan(plan: AccountPlan, catalog: CatalogData = TINY_CATALOG): TestAccount {
  const builder = account({ account: plan.account, catalog });
  const user = (at: number) => pickFrom(plan.users, at)?.id;
  const group = (at: number) => pickFrom(plan.groups, at)?.id;
  const role = (at: number) => pickFrom(plan.roles, at)?.id;

  for (const each of plan.users) addUser(builder, each);
  for (const each of plan.groups) if (each.hasNode) builder.group(each.id, { name: each.name });
  for (const each of plan.roles) {
    if (each.hasNode) builder.role(each.id, [], { name: each.name });
    for (const privilege of each.privileges) addPrivilege(builder, each.id, privilege, group);
  }
  for (const { id, groups, roles } of plan.users) {
    for (const { group: at, said } of groups) {
      for (const section of bothOr(said, "users", "group-members"))
        withBoth(id, group(at), (u, g) => builder.member(u, g, section));
    }
    for (const { role: at, said } of roles) {
      for (const section of bothOr(said, "users", "role-members"))
        withBoth(id, role(at), (u, r) => builder.hasRole(u, r, section));
    }
  }
  for (const { inner, outer } of plan.nested) withBoth(group(inner), group(outer), (i, o) => builder.nested(i, o));
  for (const each of plan.admins) withBoth(user(each.user), group(each.group), (u, g) => builder.groupAdmin(u, g));
  for (const each of plan.groupRoles)
    withBoth(group(each.group), role(each.role), (g, r) => builder.groupHasRole(g, r));
  for (const { id, scopes, authorizers } of plan.apps) {
    builder.app(id, scopes, { authorizers: authorizers.flatMap((at) => user(at) ?? []) });
  }
  for (const { id, owners, share, month } of plan.recordings) {
    builder.recording(id, { owners: owners.flatMap((at) => user(at) ?? []), share, month });
  }
  builder.lacks(...plan.lacks);
  addCoverage(builder, plan.coverage);
  return builder.build();
}

function addUser(builder: AccountBuilder, plan: UserPlan): void {
  const { id, known, status, name } = plan;
  const email = plan.hasEmail ? { email: plan.email } : {};
  if (known === "none") return;
  if (known === "unmatched") builder.unmatched(id);
  else if (known === "pending") builder.pending(id, { name });
  else if (known === "list") builder.user(id, { name, status: null, section: "group-members", ...email });
  else
    builder.user(id, {
      name,
      status,
      extent: status === "inactive" || status === "pending" ? status : "active",
      ...email,
    });
}

function addPrivilege(
  builder: AccountBuilder,
  role: string,
  plan: PrivilegePlan,
  group: (at: number) => string | undefined,
): void {
  if (plan.groups === null) {
    builder.privilege(role, plan.code);
    return;
  }
  const unknown = plan.toUnknownGroup ? ["nobody's group"] : [];
  builder.privilege(role, { code: plan.code, groups: [...plan.groups.flatMap((at) => group(at) ?? []), ...unknown] });
}

function addCoverage(builder: AccountBuilder, plan: CoveragePlan): void {
  const rows = builder.extents();
  if (plan.nothing) {
    for (const { section, extent } of rows) builder.coverage(section, extent, "missing");
    return;
  }
  for (const { section, own, extents } of plan.sections) {
    for (const row of rows.filter((each) => each.section === section)) {
      builder.coverage(section, row.extent, row.extent === "" ? own : extents);
    }
  }
  for (const { extent, status } of plan.extents) {
    const row = pickFrom(rows, extent);
    if (row !== undefined) builder.coverage(row.section, row.extent, status);
  }
}

function pickFrom<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length];
}

function bothOr<A extends string>(said: A | "both", one: A, other: A): readonly A[] {
  return said === "both" ? [one, other] : [said];
}

function withBoth(a: string | undefined, b: string | undefined, use: (a: string, b: string) => void): void {
  if (a !== undefined && b !== undefined) use(a, b);
}
