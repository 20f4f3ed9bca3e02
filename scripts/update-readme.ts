import { readFile, writeFile } from "node:fs/promises";
import { makeReadmeFolder } from "./readme/demo-folder.ts";
import { renewExamples } from "./readme/examples.ts";
import { renewScopes } from "./readme/scopes.ts";

/** Writes the output of README's examples, run against the demo account, and its table of scopes. */
const FILE = "README.md";

const folder = await makeReadmeFolder();
try {
  const readme = await readFile(FILE, "utf8");
  const renewed = renewScopes(await renewExamples(readme, folder.cwd));
  await writeFile(FILE, renewed);
  console.log(renewed === readme ? `${FILE} is fresh` : `wrote ${FILE}`);
} finally {
  await folder.remove();
}
