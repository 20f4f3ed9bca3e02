import { Readable, Writable } from "node:stream";
import { COMMAND_GROUPS } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/commands.gen.ts";
import type { CliIo } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import type { Generated } from "./lists.ts";

const WIDTH = 100;

/** docs/cli.gen.md: the help of every command, as the command line prints it. */
export async function generate(): Promise<Generated> {
  const parts = [
    "<!-- Made by scripts/generate.ts from the commands; do not edit. -->",
    "# The command line",
    "",
    "References, states and what an answer means: [semantics](semantics.md). Settings: [configuration](config.md). Exit codes:",
    "[errors](errors.gen.md). With `--json` answers have [GraphQL's](../schema/query.graphql) field names.",
    "",
    block(await helpOf([])),
  ];
  for (const group of COMMAND_GROUPS) {
    parts.push(`## ${group}`, "");
    for (const { name } of COMMANDS.filter((command) => command.group === group)) {
      parts.push(`### whocan ${name}`, "", block(withoutGlobals(await helpOf(name.split(" ")))));
    }
  }
  return new Map([["docs/cli.gen.md", `${parts.join("\n").trimEnd()}\n`]]);
}

async function helpOf(words: readonly string[]): Promise<string> {
  let text = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString("utf8");
      done();
    },
  });
  const io: CliIo = {
    stdin: Readable.from([]),
    stdout,
    stderr: stdout,
    env: {},
    cwd: ".",
    columns: WIDTH,
    interactive: false,
    colour: false,
    ending: () => new AbortController().signal,
  };
  await run([...words, "--help"], io);
  await new Promise<void>((resolve) => void stdout.end(resolve));
  return text;
}

/** The options of every command stand once, at the top. */
function withoutGlobals(help: string): string {
  return help.replace(/Global Options:\n(?: {2}.*\n)+\n?/, "");
}

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`;
}
