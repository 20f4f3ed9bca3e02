import { readFileSync } from "node:fs";
import { PACKAGE_ROOT } from "../../lib/package-root.ts";

const FOLDER = new URL("cypher/", PACKAGE_ROOT);
const texts = new Map<string, string>();
/** Is for readers: a statement goes to the server each time that it is run. */
const COMMENT = /^ *\/\/.*\n/gm;

/**
 * The statement of a file in cypher/, `write/node` for cypher/write/node.cypher. A statement that is the same for every label or type
 * has names such as `__LABELS__` in their place: `names` says what they are, and takes them from the model alone.
 */
export function statementOf(name: string, names: Readonly<Record<string, string>> = {}): string {
  const id = `${name}\n${Object.values(names).join("\n")}`;
  const known = texts.get(id);
  if (known !== undefined) return known;
  let text = readFileSync(new URL(`${name}.cypher`, FOLDER), "utf8").replaceAll(COMMENT, "");
  for (const [placeholder, value] of Object.entries(names)) text = text.replaceAll(`__${placeholder}__`, value);
  texts.set(id, text);
  return text;
}
