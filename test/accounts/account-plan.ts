import fc from "fast-check";
import { SECTION_STATUSES, type SectionStatus } from "../../src/model/coverage.ts";
import { cleanText } from "../../src/store/clean-text.ts";
import { SECTIONS, type SectionName } from "./build-account.ts";
import { anyEmail, anyId, anyName } from "./texts.ts";

/** Things are named by their place in the lists of the plan, counted round, so that a plan shrinks well. */
type Pick = number;

export interface UserPlan {
  readonly id: string;
  /** `record`: in the list of users; `list`: only in a list of members; `pending`: an invitation; `none`: no node. */
  readonly known: "record" | "list" | "pending" | "unmatched" | "none";
  readonly status: string | null;
  readonly name: string | null;
  readonly email: string;
  readonly hasEmail: boolean;
  readonly groups: readonly { readonly group: Pick; readonly said: "users" | "group-members" | "both" }[];
  readonly roles: readonly { readonly role: Pick; readonly said: "users" | "role-members" | "both" }[];
}

export interface PrivilegePlan {
  readonly code: string;
  readonly groups: readonly Pick[] | null;
  /** Limited to a group that nobody else names. */
  readonly toUnknownGroup: boolean;
}

export interface CoveragePlan {
  readonly sections: readonly {
    readonly section: SectionName;
    readonly own: SectionStatus | "missing";
    readonly extents: SectionStatus | "missing";
  }[];
  readonly extents: readonly { readonly extent: Pick; readonly status: SectionStatus | "missing" }[];
  readonly nothing: boolean;
}

export interface AccountPlan {
  readonly account: string;
  readonly users: readonly UserPlan[];
  readonly groups: readonly { readonly id: string; readonly hasNode: boolean; readonly name: string | null }[];
  readonly nested: readonly { readonly inner: Pick; readonly outer: Pick }[];
  readonly admins: readonly { readonly user: Pick; readonly group: Pick }[];
  readonly roles: readonly {
    readonly id: string;
    readonly hasNode: boolean;
    readonly name: string | null;
    readonly privileges: readonly PrivilegePlan[];
  }[];
  readonly groupRoles: readonly { readonly group: Pick; readonly role: Pick }[];
  readonly apps: readonly {
    readonly id: string;
    readonly scopes: readonly string[] | null;
    readonly authorizers: readonly Pick[];
  }[];
  readonly recordings: readonly {
    readonly id: string;
    readonly owners: readonly Pick[];
    readonly share: string | null;
    readonly month: string;
  }[];
  readonly lacks: readonly string[];
  readonly coverage: CoveragePlan;
}

/** What a plan draws from: the codes and scopes of a catalog, and how large lists may grow. */
export interface PlanOptions {
  readonly codes: readonly string[];
  readonly scopes: readonly string[];
  readonly products: readonly string[];
  readonly size: "small" | "large";
}

const pick: fc.Arbitrary<Pick> = fc.nat({ max: 11 });
const anyStatus: fc.Arbitrary<SectionStatus | "missing"> = fc.constantFrom<SectionStatus | "missing">(
  "complete",
  "missing",
  ...SECTION_STATUSES,
);

/** Lists are seldom empty: nothing comes of nothing, however often it is asked about. */
function uniqueById<T extends { readonly id: string }>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> {
  const list = (minLength: number) => fc.uniqueArray(item, { minLength, maxLength, selector: ({ id }) => id });
  return fc.oneof({ weight: 1, arbitrary: list(0) }, { weight: 9, arbitrary: list(1) });
}

function mostlyOne<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 5, arbitrary: item.map((each) => [each]) },
    { weight: 2, arbitrary: fc.array(item, { maxLength: 3 }) },
  );
}

const anyUser: fc.Arbitrary<UserPlan> = fc.record({
  id: anyId,
  known: fc.oneof(
    { weight: 12, arbitrary: fc.constant("record" as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("list" as const, "pending" as const, "unmatched" as const, "none" as const),
    },
  ),
  status: fc.oneof(
    { weight: 8, arbitrary: fc.constant("active") },
    { weight: 2, arbitrary: fc.constantFrom("inactive", "pending", null, "locked") },
  ),
  name: anyName,
  email: anyEmail,
  hasEmail: fc.boolean(),
  groups: mostlyOne(
    fc.record({ group: pick, said: fc.constantFrom("users" as const, "group-members" as const, "both" as const) }),
  ),
  roles: mostlyOne(
    fc.record({ role: pick, said: fc.constantFrom("users" as const, "role-members" as const, "both" as const) }),
  ),
});

/** Codes as Zoom spells them, in odd case, and codes that no catalog knows. */
function anyCode(codes: readonly string[]): fc.Arbitrary<string> {
  const known = fc.constantFrom(...codes);
  return fc.oneof(
    { weight: 12, arbitrary: known },
    { weight: 2, arbitrary: known.map((code) => code.toUpperCase()) },
    { weight: 1, arbitrary: known.map((code) => code.toLowerCase()) },
    { weight: 2, arbitrary: fc.constantFrom("Brand:New", "unknown", "User:", ":Read", "User:Read:Extra", "X:Edit") },
  );
}

function anyScope(scopes: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...scopes) },
    { weight: 1, arbitrary: fc.constantFrom(...scopes).map((scope) => ` ${scope} `) },
    { weight: 1, arbitrary: fc.constantFrom(...scopes).map((scope) => scope.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom("brand:new:admin", "odd", "é:read") },
  );
}

const someStatus = fc.oneof(
  { weight: 1, arbitrary: fc.constant("complete" as const) },
  { weight: 3, arbitrary: anyStatus },
);

const anyCoverage: fc.Arbitrary<CoveragePlan> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ sections: [], extents: [], nothing: false }) },
  {
    weight: 6,
    arbitrary: fc.record({
      sections: fc.array(fc.record({ section: fc.constantFrom(...SECTIONS), own: anyStatus, extents: someStatus }), {
        maxLength: 3,
      }),
      extents: fc.array(fc.record({ extent: fc.nat({ max: 99 }), status: anyStatus }), { maxLength: 4 }),
      nothing: fc.constant(false),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ sections: [], extents: [], nothing: true }) },
);

export function anyPlan({ codes, scopes, products, size }: PlanOptions): fc.Arbitrary<AccountPlan> {
  const up = (small: number, large: number) => (size === "small" ? small : large);
  const anyPrivilege = fc.record({
    code: anyCode(codes),
    groups: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 3, arbitrary: fc.array(pick, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    toUnknownGroup: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });
  const anyRoleId = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom("0", "1", "2") },
    { weight: 2, arbitrary: fc.constantFrom("10", "11", "12", "13") },
    { weight: 1, arbitrary: anyId },
  );
  return fc.record({
    // An account's id is text that stores keep; of a record's, keys hold every byte.
    account: fc.oneof({ weight: 4, arbitrary: fc.constant("A") }, { weight: 1, arbitrary: anyId.map(cleanText) }),
    users: uniqueById(anyUser, up(3, 9)),
    groups: uniqueById(
      fc.record({
        id: anyId,
        hasNode: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
        name: anyName,
      }),
      up(3, 5),
    ),
    nested: fc.array(fc.record({ inner: pick, outer: pick }), { maxLength: up(2, 5) }),
    admins: fc.array(fc.record({ user: pick, group: pick }), { maxLength: up(2, 4) }),
    roles: uniqueById(
      fc.record({
        id: anyRoleId,
        hasNode: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
        name: anyName,
        privileges: fc.uniqueArray(anyPrivilege, { maxLength: up(7, 9), selector: ({ code }) => code }),
      }),
      up(3, 5),
    ),
    groupRoles: fc.array(fc.record({ group: pick, role: pick }), { maxLength: 2 }),
    apps: uniqueById(
      fc.record({
        id: anyId,
        scopes: fc.oneof(
          { weight: 6, arbitrary: fc.array(anyScope(scopes), { maxLength: 4 }) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
        authorizers: fc.oneof(
          { weight: 1, arbitrary: fc.constant([]) },
          { weight: 2, arbitrary: fc.array(pick, { maxLength: 2 }) },
        ),
      }),
      up(2, 3),
    ),
    recordings: uniqueById(
      fc.record({
        id: anyId,
        owners: fc.oneof(
          { weight: 4, arbitrary: pick.map((owner) => [owner]) },
          { weight: 1, arbitrary: fc.array(pick, { maxLength: 3 }) },
        ),
        share: fc.constantFrom("publicly", "internally", "none", null),
        month: fc.constantFrom("2026-10", "2026-10", "2026-09"),
      }),
      up(3, 6),
    ),
    lacks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...products]) }),
    coverage: anyCoverage,
  });
}
