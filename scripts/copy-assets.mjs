// Ends the build: the entry of the command line becomes executable. JSON that code imports is emitted by tsc itself,
// and schema/ is read where it lies, as far from dist as from src.
import { chmod } from "node:fs/promises";

await chmod(new URL("../dist/cli/main.js", import.meta.url), 0o755);
