#!/usr/bin/env node
import { endWithReader, processIo } from "./io.ts";
import { run } from "./run.ts";

endWithReader();
// Libraries check more for those who develop with them, GraphQL at every field of an answer.
process.env["NODE_ENV"] ??= "production";
process.exitCode = await run(process.argv.slice(2), processIo());
