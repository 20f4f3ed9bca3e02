import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where code names the statements of a folder by their files alone. */
const HOMES: Readonly<Record<string, string>> = { access: "engines/cypher", project: "engines/cypher/project" };

/** What runs statements, and so passes their parameters. */
const RUNNERS = ["store/neo4j", "engines/cypher", "app"];

/** What the code says of statements. */
export interface UsesInCode {
  /** Whether it names one, `read/store`. */
  names(statement: string): boolean;
  /** Whether it has such a name for any value. */
  passes(parameter: string): boolean;
}

export function usesInCode(root: string): UsesInCode {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const below = (folder: string) =>
    files
      .filter((name) => name.startsWith(folder))
      .map((name) => readFileSync(join(root, name), "utf8"))
      .join("\n");
  const whole = textsOf(below(""));
  const atHome = Object.fromEntries(Object.entries(HOMES).map(([folder, home]) => [folder, textsOf(below(home))]));
  const words = new Set(RUNNERS.flatMap((folder) => below(folder).match(/\w+/g) ?? []));
  return {
    names: (statement) => {
      const [folder = "", file = ""] = statement.split("/");
      // The schema's steps are run by their numbers.
      return folder === "schema" || whole.has(statement) || (atHome[folder]?.has(file) ?? false);
    },
    passes: (parameter) => words.has(parameter),
  };
}

function textsOf(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(/["`]([\w/-]+)["`]/g)].map(([, text = ""]) => text));
}
