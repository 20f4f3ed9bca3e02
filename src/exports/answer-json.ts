import type { Completeness, Counts, Decision, EngineName, Page, Proof } from "../access/answers.ts";
import type { Asked } from "../access/ask.ts";

/** A page of rows as GraphQL shows it: Relay's connection with counts, completeness, revision and engine. */
export interface ConnectionJson<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
  readonly counts: Counts;
  readonly completeness: Completeness;
  readonly revision: string;
  readonly engine: EngineName;
}

/** A proof as GraphQL shows it: its revision is an ID. */
export type ProofJson = Omit<Proof, "revision"> & { readonly revision: string };

export interface DecisionJson extends Omit<Decision, "revision"> {
  readonly revision: string;
}

/** The connection of a page that was asked for. */
export function connectionJson<Row>({
  answer,
  cursor,
}: Asked<Page<Row>> & { cursor(row: Row): string }): ConnectionJson<Row> {
  const edges = answer.rows.map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    nodes: answer.rows,
    pageInfo: {
      hasNextPage: answer.next !== null,
      hasPreviousPage: answer.hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: answer.totalCount,
    counts: answer.counts,
    completeness: answer.completeness,
    revision: String(answer.revision),
    engine: answer.engine,
  };
}

export function decisionJson({ answer }: Pick<Asked<Decision>, "answer">): DecisionJson {
  return { ...answer, revision: String(answer.revision) };
}

/** A row, or a decision, as GraphQL prints it: what is kept of proofs is theirs. */
export function printedJson(row: unknown): unknown {
  if (typeof row !== "object" || row === null) return row;
  if ("spine" in row) return proofJson(row as Proof);
  if ("witness" in row && row.witness !== null) return { ...row, witness: proofJson(row.witness as Proof) };
  return row;
}

function proofJson(proof: Proof): ProofJson {
  return { ...proof, revision: String(proof.revision) };
}
