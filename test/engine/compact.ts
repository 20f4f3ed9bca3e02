import type { OracleAccount } from "../oracle/account.ts";

/** An account in a few readable lines: what a failing run prints. Complete coverage and the catalog are left out. */
export function compactAccount({ facts, coverage, lacks, source, account }: OracleAccount): string {
  const prefix = `${source}:${account}`;
  const short = (key: string) => key.replaceAll(prefix, "@");
  const lines = facts.map((fact) =>
    fact.type === "node"
      ? `  node ${short(fact.key)} [${fact.section} ${short(fact.extent)}] ${JSON.stringify(fact.properties)}`
      : `  ${short(fact.key)} [${fact.section} ${short(fact.extent)}]`,
  );
  const unread = coverage
    .filter(({ status }) => status !== "complete")
    .map((row) => `  coverage ${row.section} "${short(row.extent)}" ${row.status}`);
  const missing = [
    `  lacks ${lacks.join(", ")}`,
    `  coverage rows of ${[...new Set(coverage.map((row) => row.section))].join(" ")}`,
  ];
  return [`account ${prefix}`, ...lines, ...unread, ...missing].join("\n");
}
