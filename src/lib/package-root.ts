import { existsSync } from "node:fs";

/** The folder of package.json, schema/ and cypher/: above src, and above dist, wherever in it the build put this module. */
export const PACKAGE_ROOT: URL = rootAbove(new URL("./", import.meta.url));

function rootAbove(folder: URL): URL {
  return existsSync(new URL("package.json", folder)) ? folder : rootAbove(new URL("../", folder));
}
