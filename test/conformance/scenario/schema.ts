import { z } from "zod";
import { SECTION_STATUSES } from "../../../src/model/coverage.ts";
import { PERMISSIONS } from "../../../src/model/permissions.ts";
import { ACCESS_STATES } from "../../../src/model/states.ts";
import { SECTIONS } from "../../accounts/build-account.ts";

/** A scenario's file. Names that are not here are refused: a wrong one would be a question never asked. */

/** Where something is wrong. A name that is not known is at fault itself, not what it is in. */
export function placesOf(issue: z.core.$ZodIssue): (readonly PropertyKey[])[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

const id = z.string().min(1);
const ids = z.array(id).default([]);
/** `user:ann`, `role:10`, `set:User:group:sales`, `role:10:privilege:User:Edit`. */
const reference = z.string().regex(/^[a-z]+:./, "Write kind:id.");
/** `user:ann HAS_ROLE role:10`: a fact that a proof uses. */
const fact = z.string().regex(/^\S+ [A-Z_]+ \S+$/, "Write from RELATION to.");
const status = z.enum([...SECTION_STATUSES, "missing"]);

const user = z.strictObject({
  /** How it is known: by its record, by a list of members alone, or by relations alone. */
  known: z.enum(["record", "list", "relations"]).default("record"),
  /** Null leaves it out. */
  status: z.string().nullable().default("active"),
  name: z.string().optional(),
  email: z.string().optional(),
  /** Said by the lists of members. */
  groups: ids,
  roles: ids,
  /** Said by its own record. */
  recordGroups: ids,
  recordRoles: ids,
});
const group = z.strictObject({
  /** False: only relations name it. */
  node: z.boolean().default(true),
  /** Groups that it is a member of. */
  in: ids,
  roles: ids,
  admins: ids,
});
const privilege = z.union([z.string(), z.strictObject({ code: z.string(), groups: z.array(id) })]);
const role = z.strictObject({ node: z.boolean().default(true), privileges: z.array(privilege).default([]) });
const app = z.strictObject({ scopes: z.array(z.string()).nullable(), authorizers: ids });
const recording = z.strictObject({
  hosts: ids,
  /** Null: it was not read. */
  share: z.enum(["publicly", "internally", "none"]).nullable().default("none"),
  month: z.string().default("2026-10"),
});

const accountSchema = z.strictObject({
  /** The tests' small catalog unless it is the committed one. */
  catalog: z.enum(["small", "committed"]).default("small"),
  lacks: ids,
  users: z.record(id, user).default({}),
  groups: z.record(id, group).default({}),
  roles: z.record(id, role).default({}),
  apps: z.record(id, app).default({}),
  recordings: z.record(id, recording).default({}),
  /** A section as a whole, or its own row (`own`) and extents (a reference, `inactive`, `2026-10`); complete unless said otherwise. */
  coverage: z.partialRecord(z.enum(SECTIONS), z.union([status, z.record(z.string(), status)])).default({}),
});

const gaps = z.array(z.string()).default([]);
const parts = z.array(reference).default([]);
const pair = z.string().regex(/^\S+ [A-Z][A-Za-z]+ \S+$/, "Write principal Permission resource.");
/** `ACTIVE` is exact; `UNKNOWN AT_MOST` is not. */
const standing = z.string().regex(new RegExp(`^(${ACCESS_STATES.join("|")})( AT_MOST)?$`), "Write a state.");
const access = z.union([
  standing,
  z.strictObject({ standing, parts, /** `privilege User:Edit`. */ origins: z.array(z.string()).optional() }),
]);
const accesses = z.partialRecord(z.enum(PERMISSIONS), access);
const states = z.array(z.enum(ACCESS_STATES)).optional();
const filter = z
  .strictObject({
    states,
    kinds: z.array(z.string()).optional(),
    groups: z.array(reference).optional(),
    origins: z.array(z.string()).optional(),
    status: z.array(z.string()).optional(),
    text: z.string().optional(),
  })
  .default({});
const counts = z
  .strictObject({ active: z.int(), unknown: z.int(), gated: z.int(), dormant: z.int() })
  .partial()
  .optional();

const questionSchemas = {
  can: z.strictObject({
    can: pair,
    answer: z.enum(["yes", "no", "unknown"]),
    /** None where there is no proof. */
    state: z.enum(ACCESS_STATES).nullable().optional(),
    witness: z.array(fact).optional(),
    parts,
    gaps,
  }),
  whoCan: z.strictObject({
    /** A resource. */
    whoCan: reference,
    permissions: z.array(z.enum(PERMISSIONS)).optional(),
    privilege: z.string().optional(),
    extent: z.enum(["ALL", "ANY"]).default("ALL"),
    expand: z.boolean().default(false),
    filter,
    rows: z.record(reference, accesses),
    witnesses: z.record(reference, z.array(fact)).default({}),
    counts,
    gaps,
  }),
  effectiveAccess: z.strictObject({
    /** A principal. */
    effectiveAccess: reference,
    permissions: z.array(z.enum(PERMISSIONS)).optional(),
    classes: z.array(z.string()).optional(),
    states,
    targets: z.enum(["MAXIMAL", "ALL"]).default("MAXIMAL"),
    rows: z.record(reference, accesses),
    counts,
    gaps,
  }),
  holders: z.strictObject({
    /** `privilege:User:Edit`, `scope:user:read`, a role or a group. */
    holders: reference,
    filter,
    rows: z.record(reference, access),
    counts,
    gaps,
  }),
  explain: z.strictObject({ explain: pair, /** In order. */ proofs: z.array(z.array(fact)) }),
} as const;

/** By the one name that says what is asked, so that an error speaks of that question's arguments alone. */
const questionSchema = z.looseObject({}).transform((value, context) => {
  const names = Object.keys(questionSchemas) as (keyof typeof questionSchemas)[];
  const name = names.find((each) => each in value);
  if (name === undefined) {
    context.addIssue({ code: "custom", message: `Ask one of ${names.join(", ")}.` });
    return z.NEVER;
  }
  const result = questionSchemas[name].safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    for (const path of placesOf(issue)) context.addIssue({ code: "custom", message: issue.message, path: [...path] });
  }
  return z.NEVER;
});

export const scenarioSchema = z.strictObject({
  title: z.string().min(1),
  /** Of docs/semantics.md. */
  section: z.string().regex(/^[1-6](\.\d+)?$/),
  account: accountSchema,
  questions: z.array(questionSchema).min(1),
});

export type ScenarioAccount = z.output<typeof accountSchema>;
export type ScenarioQuestion = z.output<typeof questionSchema>;
export type ScenarioAccess = z.output<typeof access>;
export type Scenario = z.output<typeof scenarioSchema>;
