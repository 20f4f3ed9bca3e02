import type { Command } from "commander";
import type { GlobalOptions } from "./options.ts";
import type { Session } from "./session.ts";

/** Headings under which `whocan --help` lists commands, in this order. */
export const COMMAND_GROUPS = ["Questions", "Data", "Server", "Other"] as const;

/** What a command was called with: arguments in their order, options with the global ones. */
export interface Invocation<Options = Readonly<Record<string, unknown>>> {
  readonly args: readonly string[];
  readonly options: Options;
  readonly session: Session;
}

/** One command of the command line. Its file imports nothing heavy: the work is loaded inside `run`. */
export interface CommandDeclaration {
  /** `who-can`, or two words for a command of a group: `store check`. */
  readonly name: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** A sentence without a full stop. */
  readonly summary: string;
  /** Further paragraphs of its help. */
  readonly details?: string;
  /** Lines to try, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** Adds arguments and options. */
  configure?(command: Command): void;
  /** Does the work. A number is the exit code, 0 when it gives none. Throws WhocanError. */
  run(invocation: Invocation): Promise<number | undefined>;
}

/** Types a declaration with its own options; commander fills them as `configure` says. */
export function defineCommand<Options>(
  declaration: Omit<CommandDeclaration, "run"> & {
    run(invocation: Invocation<Options & GlobalOptions>): Promise<number | undefined>;
  },
): CommandDeclaration {
  return declaration as CommandDeclaration;
}
