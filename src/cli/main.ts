#!/usr/bin/env node
import { processIo } from "./io.ts";
import { run } from "./run.ts";

/** A reader that went away, such as `head`, is no error: we end as quietly. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
}

process.exitCode = await run(process.argv.slice(2), processIo());
