#!/usr/bin/env node
import { endWithReader, processIo } from "./io.ts";
import { run } from "./run.ts";

endWithReader();
// What a library does for who develops with it, it does at every field of an answer: GraphQL took a tenth more time.
process.env["NODE_ENV"] ??= "production";
process.exitCode = await run(process.argv.slice(2), processIo());
