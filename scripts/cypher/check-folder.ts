import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkStatement, formatted, type Problem, parametersOf } from "./check-statement.ts";
import type { GraphNames } from "./graph-names.ts";
import type { UsesInCode } from "./uses-in-code.ts";

export interface FolderOptions {
  readonly names: GraphNames;
  /** Left out, nothing needs to be used by anything. */
  readonly uses?: UsesInCode;
  /** Formats in place what is not. */
  readonly write?: boolean;
}

/** Checks all statements under a folder: a line for each problem, `file:line: what`. */
export function checkFolder(folder: string, { names, uses, write = false }: FolderOptions): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".cypher"));
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const better = formatted(text);
    if (better !== text && write) writeFileSync(join(folder, file), better);
    const problems = [
      ...checkStatement(text, names),
      ...(better === text || write ? [] : [{ line: 1, message: "It is not formatted; --write does it." }]),
      ...checkProfile(file, text),
      ...(uses === undefined ? [] : checkUses(file.replace(/\.cypher$/, ""), text, uses)),
    ];
    return problems.map(({ line, message }) => `${file}:${line}: ${message}`);
  });
}

/** What answers questions says what it costs. */
const ANSWERING = "access/";

function checkProfile(file: string, text: string): Problem[] {
  if (!file.startsWith(ANSWERING) || /^\/\/ Profiled: at most \d+ db hits on /m.test(text)) return [];
  return [{ line: 1, message: "The header does not say what it costs: run scripts/measure-cypher.ts." }];
}

/** What people ask by hand no code uses. */
const FOR_PEOPLE = "queries/";

function checkUses(statement: string, text: string, uses: UsesInCode): Problem[] {
  if (statement.startsWith(FOR_PEOPLE)) return [];
  if (!uses.names(statement)) return [{ line: 1, message: "No code uses it." }];
  return [...parametersOf(text)]
    .filter((name) => !uses.passes(name))
    .map((name) => ({ line: 1, message: `No code passes $${name}.` }));
}
