import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { placesOf, type Scenario, scenarioSchema } from "./schema.ts";

const FOLDER = join(import.meta.dirname, "..", "scenarios");

/** Every scenario of the folder, with the name of its file. */
export function readScenarios(): { readonly file: string; readonly scenario: Scenario }[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
  return files
    .sort()
    .map((file) => ({ file, scenario: parseScenario(readFileSync(join(FOLDER, file), "utf8"), file) }));
}

/** Throws with file and line of all that is wrong. */
export function parseScenario(text: string, file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken !== undefined) throw new Error(`${at(broken.pos[0])} ${broken.message.split("\n")[0]}`);
  const result = scenarioSchema.safeParse(document.toJS());
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) =>
    placesOf(issue).map((path) => `${at(offsetOf(document, path))} ${path.join(".")}: ${issue.message}`),
  );
  throw new Error(problems.join("\n"));
}

type Path = readonly PropertyKey[];

/** Where a path, or as much of it as there is, begins in the text. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
      if (isScalar(pair?.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (isMap(node) || isScalar(node)) offset = node.range?.[0] ?? offset;
    }
  }
  return offset;
}
