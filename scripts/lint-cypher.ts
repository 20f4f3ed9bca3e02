import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkFolder } from "./cypher/check-folder.ts";
import { graphNames } from "./cypher/graph-names.ts";
import { usesInCode } from "./cypher/uses-in-code.ts";

// Holds every statement in cypher/ against the model and docs/graph.md, its own header and Neo4j's formatter. `--write` formats.
const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const names = graphNames(readFileSync("docs/graph.md", "utf8"));
const problems = checkFolder("cypher", { names, uses: usesInCode("src"), write: values.write });
for (const problem of problems) console.log(`cypher/${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
