import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../../src/cli/run.ts";

/** As wide as a code block is shown without a scroll bar. */
const COLUMNS = 110;
const BLOCK = /^```console\n([\s\S]*?)^```$/gmu;
const PROMPT = "$ npx whocan ";

/** The text with the output of each example of its `console` blocks as it is now. */
export async function renewExamples(readme: string, cwd: string): Promise<string> {
  let renewed = "";
  let end = 0;
  for (const match of readme.matchAll(BLOCK)) {
    const lines = (match[1] ?? "").split("\n").filter((line) => line.startsWith("$ "));
    const shown: string[] = [];
    for (const line of lines) shown.push(line, ...(await outputOf(line, cwd)));
    renewed += `${readme.slice(end, match.index)}\`\`\`console\n${shown.join("\n")}\n\`\`\``;
    end = match.index + match[0].length;
  }
  return renewed + readme.slice(end);
}

/** How many examples the text has. */
export function countExamples(readme: string): number {
  return [...readme.matchAll(BLOCK)].join("\n").split(`\n${PROMPT}`).length - 1;
}

/** The lines that a terminal would show. */
async function outputOf(line: string, cwd: string): Promise<string[]> {
  const { code, shown } = await runExample(line, cwd);
  if (code !== 0) throw new Error(`${line}\n${shown}`);
  return shown === "" ? [] : shown.trimEnd().split("\n");
}

/** Runs one line of a shell, of those that README has: words, some quoted, and perhaps a file for the output. */
export async function runExample(
  line: string,
  cwd: string,
): Promise<{ readonly code: number; readonly shown: string }> {
  if (!line.startsWith(PROMPT)) throw new Error(`Not an example: ${line}`);
  const words = [...line.slice(PROMPT.length).matchAll(/'([^']*)'|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
  const redirect = words.indexOf(">");
  const file = redirect < 0 ? undefined : words[redirect + 1];
  const out = new Capture();
  const shown = new Capture();
  const code = await run(file === undefined ? words : words.slice(0, redirect), {
    stdin: Readable.from([]),
    stdout: file === undefined ? shown : out,
    stderr: shown,
    env: { WHOCAN_LOG_LEVEL: "silent" },
    cwd,
    columns: file === undefined ? COLUMNS : null,
    interactive: false,
    colour: false,
    ending: () => new AbortController().signal,
  });
  if (file !== undefined) await writeFile(join(cwd, file), out.text);
  return { code, shown: shown.text };
}

class Capture extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }
}
