import { once } from "node:events";
import type { Writable } from "node:stream";
import { styleText } from "node:util";
import { toSafeJson } from "../lib/safe-json.ts";
import type { CliIo } from "./io.ts";

export type Style = Parameters<typeof styleText>[0];

/** The one place that writes. Text given to it is already safe; JSON is made safe here. */
export class Output {
  readonly io: CliIo;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly colour: boolean;
  /** Columns to cut to, or null for no cut. */
  readonly columns: number | null;

  constructor(
    io: CliIo,
    options: { json?: boolean | undefined; quiet?: boolean | undefined; color?: boolean | undefined },
  ) {
    this.io = io;
    this.json = options.json ?? false;
    this.quiet = options.quiet ?? false;
    this.colour = io.colour && options.color !== false;
    this.columns = io.columns;
  }

  style(style: Style, text: string): string {
    return this.colour && text !== "" ? styleText(style, text, { validateStream: false }) : text;
  }

  /** The answer itself, to stdout. Waits until the reader has taken it. */
  async line(text = ""): Promise<void> {
    await write(this.io.stdout, `${text}\n`);
  }

  /** The answer as JSON, indented. */
  async value(value: unknown): Promise<void> {
    await write(this.io.stdout, `${toSafeJson(value, 2)}\n`);
  }

  /** One row of NDJSON. */
  async row(value: unknown): Promise<void> {
    await write(this.io.stdout, `${toSafeJson(value)}\n`);
  }

  /** What an answer may lack, to stderr, with --quiet too: without it an answer reads as if it were whole. */
  incomplete(gaps: readonly { readonly section: string }[]): void {
    if (gaps.length === 0) return;
    this.io.stderr.write(`incomplete: ${[...new Set(gaps.map(({ section }) => section))].join(", ")}\n`);
  }

  /** What goes on, to stderr; nothing with --quiet. */
  note(text: string): void {
    if (!this.quiet) this.io.stderr.write(`${text}\n`);
  }
}

/** Where the reader went away nothing is waited for: the process decides whether to go on without it. */
async function write(stream: Writable, text: string): Promise<void> {
  if (stream.write(text)) return;
  try {
    await once(stream, "drain");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}
