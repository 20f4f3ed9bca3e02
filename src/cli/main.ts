#!/usr/bin/env node
import { endWithReader, processIo } from "./io.ts";
import { run } from "./run.ts";

endWithReader();
process.exitCode = await run(process.argv.slice(2), processIo());
