import { z } from "zod";
import { factsOf, keyOf } from "./keys.ts";
import type { ScenarioAccess, ScenarioQuestion } from "./schema.ts";

/** What a scenario expects beside what an answer says of the same: both plain, to compare. */
export interface Expectation {
  readonly expected: unknown;
  readonly said: unknown;
}

const accessSchema = z.object({
  state: z.string(),
  bound: z.string(),
  parts: z.array(z.string()),
  origins: z.array(z.object({ kind: z.string(), value: z.string() })).optional(),
});
type SaidAccess = z.output<typeof accessSchema>;

const decisionSchema = z.object({
  verdict: z.string(),
  state: z.string().nullable(),
  witness: z.array(z.string()).nullable(),
  parts: z.array(z.string()),
  gaps: z.array(z.string()),
});
const proofsSchema = z.array(z.object({ facts: z.array(z.string()) }));
const countsSchema = z.record(z.string(), z.number());
const accessRow = z.object({
  principal: z.string().optional(),
  target: z.string().optional(),
  access: z.array(accessSchema.extend({ permission: z.string() })),
  witness: z.array(z.string()),
});
const listSchema = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), counts: countsSchema, gaps: z.array(z.string()) });
const accessList = listSchema(accessRow);
const holderList = listSchema(accessSchema.extend({ principal: z.string() }));

/** Puts an answer's plain words beside those of the scenario: whatever that does not name is left out of both. */
export function expectationOf(asked: ScenarioQuestion, plain: unknown): Expectation {
  if ("can" in asked) return decision(asked, decisionSchema.parse(plain));
  if ("explain" in asked) {
    const said = proofsSchema.parse(plain).map(({ facts }) => facts);
    return { expected: asked.proofs.map(factsOf), said };
  }
  if ("holders" in asked) {
    const { rows, counts, gaps } = holderList.parse(plain);
    const wanted = byKey(asked.rows);
    return {
      expected: { rows: mapValues(wanted, expectedAccess), gaps: asked.gaps, counts: asked.counts },
      said: {
        rows: Object.fromEntries(rows.map((row) => [row.principal, saidAccess(row, wanted[row.principal])])),
        gaps,
        counts: only(counts, asked.counts),
      },
    };
  }
  return list(asked, accessList.parse(plain));
}

function decision(
  asked: Extract<ScenarioQuestion, { can: string }>,
  { verdict, state, witness, parts, gaps }: z.output<typeof decisionSchema>,
): Expectation {
  const named = { state: asked.state, witness: asked.witness };
  return {
    expected: {
      answer: asked.answer,
      ...(named.state === undefined ? {} : { state: named.state }),
      ...(named.witness === undefined ? {} : { witness: factsOf(named.witness) }),
      parts: asked.parts.map(keyOf).sort(),
      gaps: asked.gaps,
    },
    said: {
      answer: verdict.toLowerCase(),
      ...(named.state === undefined ? {} : { state }),
      ...(named.witness === undefined ? {} : { witness }),
      parts,
      gaps,
    },
  };
}

function list(
  asked: Extract<ScenarioQuestion, { whoCan: string } | { effectiveAccess: string }>,
  { rows, counts, gaps }: z.output<typeof accessList>,
): Expectation {
  const wanted = byKey(asked.rows);
  const witnesses = byKey("witnesses" in asked ? asked.witnesses : {});
  const saidRows = rows.map((row) => {
    const key = row.principal ?? row.target ?? "";
    return [
      key,
      Object.fromEntries(
        row.access.map((each) => [
          each.permission,
          saidAccess(each, (wanted[key] as Record<string, ScenarioAccess> | undefined)?.[each.permission]),
        ]),
      ),
    ] as const;
  });
  const saidWitnesses = rows.flatMap(({ principal = "", witness }) =>
    witnesses[principal] === undefined ? [] : [[principal, witness] as const],
  );
  return {
    expected: {
      rows: mapValues(wanted, (row) => mapValues(row as Record<string, ScenarioAccess>, expectedAccess)),
      witnesses: mapValues(witnesses, factsOf),
      gaps: asked.gaps,
      counts: asked.counts,
    },
    said: {
      rows: Object.fromEntries(saidRows),
      witnesses: Object.fromEntries(saidWitnesses),
      gaps,
      counts: only(counts, asked.counts),
    },
  };
}

/** Parts are none unless they are named; origins are compared where they are. */
function expectedAccess(access: ScenarioAccess) {
  if (typeof access === "string") return { standing: access, parts: [] };
  const { standing, parts, origins } = access;
  return {
    standing,
    parts: parts.map(keyOf).sort(),
    ...(origins === undefined ? {} : { origins: [...origins].sort() }),
  };
}

function saidAccess({ state, bound, parts, origins = [] }: SaidAccess, wanted: ScenarioAccess | undefined) {
  const standing = bound === "EXACT" ? state : `${state} ${bound}`;
  const asks = typeof wanted === "object" && wanted.origins !== undefined;
  return { standing, parts, ...(asks ? { origins: origins.map(({ kind, value }) => `${kind} ${value}`).sort() } : {}) };
}

function byKey<T>(rows: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).map(([reference, row]) => [keyOf(reference), row]));
}

function mapValues<T, U>(of: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]));
}

function only(said: Readonly<Record<string, number>>, wanted: object | undefined) {
  if (wanted === undefined) return undefined;
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, said[name]]));
}
