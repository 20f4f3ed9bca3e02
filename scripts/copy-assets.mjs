// Ends the build: the command line's entry becomes executable, and `npx whocan` finds it in this checkout at once.
// JSON that code imports is emitted by tsc itself, and schema/ is read where it lies, as far from dist as from src.
import { existsSync } from "node:fs";
import { chmod, rm, symlink } from "node:fs/promises";

const root = new URL("../", import.meta.url);
const commands = new URL("node_modules/.bin/", root);

await chmod(new URL("dist/cli/main.js", root), 0o755);
if (existsSync(commands) && process.platform !== "win32") {
  // Without the link npx would install the checkout into its own cache first, and build it once more.
  const link = new URL("whocan", commands);
  await rm(link, { force: true });
  await symlink("../../dist/cli/main.js", link);
}
