import * as z from "zod";
import type { Proof } from "../access/answers.ts";
import { WhocanError } from "../lib/errors.ts";
import { SECTION_STATUSES } from "../model/coverage.ts";
import { propertyValueSchema } from "../model/facts.ts";
import { ORIGIN_KINDS } from "../model/origins.ts";
import { PERMISSIONS } from "../model/permissions.ts";
import { ACCESS_STATES, BOUNDS } from "../model/states.ts";

const nodeSchema = z.strictObject({
  key: z.string(),
  kind: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  source: z.string(),
  properties: z.record(z.string(), propertyValueSchema),
});

const text = z.string();
const reasonSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("fact"), key: text, section: text, text }),
  z.strictObject({ type: z.literal("catalog"), capability: text, evidence: text, source: text, text }),
  z.strictObject({ type: z.literal("coverage"), section: text, extent: text, status: z.enum(SECTION_STATUSES), text }),
  z.strictObject({ type: z.literal("rule"), rule: text, text }),
]);

const proofSchema = z.strictObject({
  principal: text,
  permission: z.enum(PERMISSIONS),
  resource: text,
  state: z.enum(ACCESS_STATES),
  bound: z.enum(BOUNDS),
  origin: z.strictObject({ kind: z.enum(ORIGIN_KINDS), value: text }),
  facts: z.array(text),
  spine: z
    .array(
      z.strictObject({ from: nodeSchema, relation: text, to: nodeSchema, because: z.array(reasonSchema).max(10_000) }),
    )
    .max(1000),
  revision: z.coerce.number().int().positive(),
  catalogDigest: text,
  digest: text,
});

const MOST_DEPTH = 6;

/**
 * The proofs in a text: one proof, an answer of `explain`, `can`, `who-can` or GraphQL that holds some, a list, or a
 * line each. BAD_PROOF when there is none, or one that is not whole.
 */
export function readProofs(input: string): readonly Proof[] {
  const proofs: Proof[] = [];
  for (const value of parseValues(input)) collect(value, proofs, 0);
  if (proofs.length === 0) throw new WhocanError("BAD_PROOF", "There is no proof in it.", { field: "file" });
  return proofs;
}

function parseValues(input: string): unknown[] {
  try {
    return [JSON.parse(input)];
  } catch {
    const lines = input.split("\n").filter((line) => line.trim() !== "");
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch (cause) {
      throw new WhocanError("BAD_PROOF", "It is neither JSON nor JSON lines.", { field: "file", cause });
    }
  }
}

/** Looks for proofs where our answers hold them: `data`, `nodes`, `edges`, `node`, `witness`, or a field of a query. */
function collect(value: unknown, proofs: Proof[], depth: number): void {
  if (typeof value !== "object" || value === null || depth > MOST_DEPTH) return;
  if ("spine" in value && "digest" in value) {
    proofs.push(parseProof(value));
    return;
  }
  for (const member of Object.values(value)) collect(member, proofs, depth + 1);
}

function parseProof(value: object): Proof {
  const parsed = proofSchema.safeParse(withoutTypeNames(value));
  if (parsed.success) return parsed.data as Proof;
  const [issue] = parsed.error.issues;
  throw new WhocanError("BAD_PROOF", `A proof is not whole: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}.`, {
    field: "file",
  });
}

/** GraphQL clients add `__typename` to every object. */
function withoutTypeNames(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === "__typename" ? undefined : member)));
}
