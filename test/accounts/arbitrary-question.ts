import fc from "fast-check";
import { PERMISSIONS, type Permission } from "../../src/model/permissions.ts";
import { ACCESS_STATES } from "../../src/model/states.ts";
import type { EffectiveAccessArgs, WhoCanArgs } from "../oracle/answers.ts";
import type { OracleFilter } from "../oracle/filters.ts";
import type { Entitlement } from "../oracle/holders.ts";
import type { TestAccount } from "./build-account.ts";
import { keysIn } from "./keys-in-account.ts";

/** Questions that can be asked of an account: all keys are full and valid in it. */
export interface Questions {
  readonly whoCan: readonly WhoCanArgs[];
  readonly effectiveAccess: readonly EffectiveAccessArgs[];
  /** For `can` and `explain`. */
  readonly pairs: readonly { readonly principal: string; readonly permission: Permission; readonly resource: string }[];
  readonly holders: readonly { readonly entitlement: Entitlement; readonly filter: OracleFilter }[];
}

/** An account with that many questions of each sort. Questions shrink with the account. */
export function accountWithQuestions(
  accounts: fc.Arbitrary<TestAccount>,
  count = 3,
): fc.Arbitrary<{ readonly account: TestAccount; readonly questions: Questions }> {
  const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: count });
  return fc
    .tuple(accounts, some(anyWhoCan), some(anyEffectiveAccess), some(anyPair), some(anyHolders))
    .map(([account, whoCan, effectiveAccess, pairs, holders]) => ({
      account,
      questions: {
        whoCan: whoCan.map((make) => make(account)),
        effectiveAccess: effectiveAccess.map((make) => make(account)),
        pairs: pairs.map((make) => make(account)),
        holders: holders.map((make) => make(account)),
      },
    }));
}

/** A choice made before the account is known. */
type Of<T> = (account: TestAccount) => T;

const anyNumber = fc.nat({ max: 9999 });
const anyPermission = fc.constantFrom(...PERMISSIONS);
/** Left out three times of four: each restriction leaves less to compare. */
const seldom = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: item });
const somePermissions = seldom(fc.subarray([...PERMISSIONS], { minLength: 1, maxLength: 4 }));

function pickFrom<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length];
}

const anyPrincipal: fc.Arbitrary<Of<string>> = anyNumber.map(
  (at) => (account) => pickFrom(keysIn(account).principals, at) as string,
);

const RESOURCE_SORTS = ["nodes", "nodes", "accountSets", "accountSets", "groupSets", "userSets", "ownSets"] as const;

const anyResource: fc.Arbitrary<Of<string>> = fc
  .tuple(fc.constantFrom(...RESOURCE_SORTS), anyNumber)
  .map(([sort, at]) => (account) => {
    const keys = keysIn(account);
    return pickFrom(keys[sort], at) ?? (pickFrom(keys.accountSets, at) as string);
  });

/** A code or scope that the account holds, or that its catalog knows. */
function codesIn(account: TestAccount): { readonly privileges: string[]; readonly scopes: string[] } {
  const held = account.facts.flatMap((fact) => (fact.type === "node" ? [fact.properties] : []));
  return {
    privileges: [
      ...held.flatMap(({ privilege }) => (typeof privilege === "string" ? [privilege] : [])),
      ...account.catalog.privileges.map(({ code }) => code),
    ],
    scopes: [
      ...held.flatMap(({ app_scopes }) => (Array.isArray(app_scopes) ? app_scopes.map(String) : [])),
      ...account.catalog.scopes.map(({ scope }) => scope),
    ].map((scope) => scope.trim()),
  };
}

const anyFilter: fc.Arbitrary<Of<OracleFilter>> = fc
  .record({
    states: seldom(fc.subarray([...ACCESS_STATES], { minLength: 1 })),
    kinds: seldom(fc.subarray(["user", "ZoomApp", "app", "ZoomUser", "pseudo"], { minLength: 1 })),
    groups: seldom(fc.array(anyNumber, { minLength: 1, maxLength: 2 })),
    origins: seldom(
      fc.subarray(["built-in", "privilege", "scope", "ownership", "group-admin", "share-link"], { minLength: 1 }),
    ),
    status: seldom(fc.subarray(["active", "inactive", "pending"], { minLength: 1 })),
    text: seldom(fc.constantFrom("a", "A", "example", "ANN", "%", "é", "user:", "every", "zzz")),
  })
  .map((choice) => (account) => {
    const groups = choice.groups?.flatMap((at) => pickFrom(keysIn(account).groups, at) ?? []);
    const filter = { ...choice, groups: groups === undefined || groups.length === 0 ? undefined : groups };
    return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as OracleFilter;
  });

const someFilter: fc.Arbitrary<Of<OracleFilter>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant((): OracleFilter => ({})) },
  { weight: 1, arbitrary: anyFilter },
);

const anyWhoCan: fc.Arbitrary<Of<WhoCanArgs>> = fc
  .record({
    permissions: somePermissions,
    privilege: seldom(fc.tuple(fc.boolean(), anyNumber)),
    resource: anyResource,
    extent: fc.constantFrom("ALL" as const, "ANY" as const),
    filter: someFilter,
    expand: fc.boolean(),
  })
  .map((choice) => (account) => {
    const { privileges, scopes } = codesIn(account);
    const privilege =
      choice.privilege === undefined
        ? undefined
        : choice.privilege[0]
          ? `scope:${pickFrom(scopes, choice.privilege[1])}`
          : `privilege:${pickFrom(privileges, choice.privilege[1])}`;
    return {
      resource: choice.resource(account),
      extent: choice.extent,
      expand: choice.expand,
      filter: choice.filter(account),
      ...(choice.permissions === undefined ? {} : { permissions: choice.permissions }),
      ...(privilege === undefined ? {} : { privilege }),
    };
  });

const anyEffectiveAccess: fc.Arbitrary<Of<EffectiveAccessArgs>> = fc
  .record({
    principal: anyPrincipal,
    permissions: seldom(fc.subarray([...PERMISSIONS], { minLength: 1, maxLength: 3 })),
    classes: seldom(fc.array(anyNumber, { minLength: 1, maxLength: 3 })),
    states: seldom(fc.subarray([...ACCESS_STATES], { minLength: 1 })),
    targets: fc.constantFrom("MAXIMAL" as const, "ALL" as const),
  })
  .map((choice) => (account) => {
    const names = account.catalog.classes.map(({ name }) => name);
    return {
      principal: choice.principal(account),
      targets: choice.targets,
      ...(choice.permissions === undefined ? {} : { permissions: choice.permissions }),
      ...(choice.states === undefined ? {} : { states: choice.states }),
      ...(choice.classes === undefined
        ? {}
        : { classes: [...new Set(choice.classes.map((at) => pickFrom(names, at) as string))] }),
    };
  });

const anyPair: fc.Arbitrary<Of<Questions["pairs"][number]>> = fc
  .record({
    principal: anyPrincipal,
    permission: anyPermission,
    resource: anyResource,
    isPair: fc.nat({ max: 4 }),
    at: anyNumber,
  })
  .map((choice) => (account) => {
    const resource = choice.resource(account);
    // Most questions are about a permission that the resource's class knows: the others are mostly a plain no.
    const known = account.catalog.capabilities.filter((each) => each.class === keysIn(account).classOf(resource));
    const permission = choice.isPair
      ? (pickFrom(known, choice.at)?.permission ?? choice.permission)
      : choice.permission;
    return { principal: choice.principal(account), permission, resource };
  });

const anyHolders: fc.Arbitrary<Of<Questions["holders"][number]>> = fc
  .record({
    kind: fc.constantFrom(
      "privilege" as const,
      "privilege" as const,
      "scope" as const,
      "role" as const,
      "group" as const,
    ),
    at: anyNumber,
    filter: someFilter,
  })
  .map(({ kind, at, filter }) => (account): Questions["holders"][number] => {
    const { privileges, scopes } = codesIn(account);
    const key = kind === "role" || kind === "group" ? pickFrom(keysIn(account)[`${kind}s`], at) : undefined;
    if (key !== undefined && (kind === "role" || kind === "group"))
      return { entitlement: { kind, key }, filter: filter(account) };
    const code = (kind === "scope" ? pickFrom(scopes, at) : pickFrom(privileges, at)) as string;
    return { entitlement: { kind: kind === "scope" ? "scope" : "privilege", code }, filter: filter(account) };
  });
