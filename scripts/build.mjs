// Makes dist: the programs, each module bundled into few files, because a command's time went into finding hundreds of small ones.
// Packages stay where npm puts them, but for those that a question needs at once. What is run as a process of its own is an entry here.
import { existsSync } from "node:fs";
import { chmod, readFile, rm, symlink } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ENTRIES = ["src/cli/main.ts", "src/cli/sync-worker/main.ts", "src/demo/main.ts"];
const BUNDLED = ["commander", "lru-cache", "p-limit", "zod"];

const root = new URL("../", import.meta.url);
const { dependencies } = JSON.parse(await readFile(new URL("package.json", root), "utf8"));

await rm(new URL("dist", root), { recursive: true, force: true });
await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: ENTRIES,
  outbase: "src",
  outdir: "dist",
  chunkNames: "parts/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  // A large JSON is parsed faster than it is compiled.
  loader: { ".json": "copy" },
  assetNames: "parts/[name]-[hash]",
  legalComments: "eof",
  logLevel: "warning",
  external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // What is bundled of CommonJS asks for Node's modules by require.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
});

await chmod(new URL("dist/cli/main.js", root), 0o755);
const commands = new URL("node_modules/.bin/", root);
if (existsSync(commands) && process.platform !== "win32") {
  // Without the link npx would install the checkout into its own cache first, and build it once more.
  const link = new URL("whocan", commands);
  await rm(link, { force: true });
  await symlink("../../dist/cli/main.js", link);
}
