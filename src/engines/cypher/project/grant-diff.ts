import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { append } from "../../../lib/maps.ts";
import type { DatabaseRow, Parameters } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";

/** What must be deleted and written so that the graph has some grants and not others. Grants with one id are one. */
export class GrantDiff {
  readonly missing: ProjectedGrant[] = [];
  readonly #surplus = new Map<string, DatabaseRow[]>();

  /** Rows have holder, type, target and id. */
  add(expected: readonly ProjectedGrant[], rows: readonly DatabaseRow[]): void {
    const wanted = new Map(expected.map((grant) => [grant.properties.id, grant]));
    for (const row of rows) if (!wanted.delete(String(row["id"]))) append(this.#surplus, String(row["type"]), row);
    this.missing.push(...wanted.values());
  }

  get dropped(): number {
    return [...this.#surplus.values()].reduce((sum, rows) => sum + rows.length, 0);
  }

  /** Statements with their parameters. */
  drops(): { readonly statement: string; readonly parameters: Parameters }[] {
    return [...this.#surplus].map(([type, rows]) => ({
      statement: statementOf("project/drop-grants", { TYPE: type }),
      parameters: { rows },
    }));
  }
}
