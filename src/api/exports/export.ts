import type { Completeness, Counts, EngineName } from "../../access/answers.ts";
import type { RowsText } from "../../exports/write-rows.ts";
import type { ApiContext } from "../context.ts";
import type { Parameters } from "./query-arguments.ts";

/** What an export answers, all of it but the rows known before the first. */
export interface ExportAnswer {
  /** Lines of JSON, one or more at a time. */
  readonly texts: AsyncIterable<RowsText>;
  readonly revision: { readonly number: number; readonly at: string; readonly catalogDigest: string };
  readonly engine: EngineName;
  readonly completeness: Completeness;
  readonly counts?: Counts;
}

/** A list that is sent whole, a line of JSON per row. */
export interface Export {
  readonly path: string;
  /** The question's name, as metrics have it. */
  readonly question: string;
  readonly parameters: Parameters;
  ask(args: Readonly<Record<string, unknown>>, context: Pick<ApiContext, "engineAt" | "signal">): Promise<ExportAnswer>;
}
