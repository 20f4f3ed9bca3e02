import { Command, CommanderError } from "commander";
import { WhocanError } from "../lib/errors.ts";
import { VERSION } from "../lib/version.ts";
import { COMMAND_GROUPS, type CommandDeclaration } from "./command.ts";
import { COMMANDS } from "./commands.gen.ts";
import type { CliIo } from "./io.ts";
import { Output } from "./output.ts";
import { reportError } from "./report-error.ts";
import { Session, type SessionOptions } from "./session.ts";

/** Runs one command line and gives the exit code. Everything it reads and writes goes through `io`. */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const outcome = { exitCode: 0 };
  const program = buildProgram(io, outcome);
  try {
    await program.parseAsync([...argv], { from: "user" });
    return outcome.exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    if (thrown instanceof CommanderError && thrown.code === "commander.help") return 2;
    return reportError(usageError(thrown), new Output(io, globalFlags(argv)));
  }
}

/** The whole command line, for running it and for its documents. */
function buildProgram(io: CliIo, outcome: { exitCode: number }): Command {
  const program = new Command("whocan")
    .description("Who can act on what in a Zoom account, and why.")
    .version(VERSION, "-V, --version", "print the version")
    .option("--config <file>", "the configuration file (default: whocan.yaml, if it is there)")
    .option("--data <folder>", "the data folder (default: .whocan)")
    .option("--json", "answer in JSON, with GraphQL's field names; errors too")
    .option("--no-color", "no colours, as NO_COLOR does")
    .option("--quiet", "nothing but answers and errors")
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) => command.name(),
      sortSubcommands: false,
      sortOptions: false,
      helpWidth: io.columns ?? 100,
    })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // The help that stands in for a missing or unknown command; errors are reported in our words.
      writeErr: (text) => void io.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => io.columns ?? 100,
      getOutHasColors: () => io.colour,
    })
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpCommand(
      new Command("help").argument("[command]").summary("show the help of a command").helpGroup("Other:"),
    );
  program.addHelpText("after", "\nExit codes and errors: docs/errors.gen.md. Settings: docs/config.md.");
  for (const group of COMMAND_GROUPS) {
    for (const declaration of COMMANDS) {
      if (declaration.group === group) addCommand(program, declaration, io, outcome);
    }
  }
  return program;
}

function addCommand(program: Command, declaration: CommandDeclaration, io: CliIo, outcome: { exitCode: number }): void {
  const words = declaration.name.split(" ");
  const last = words.pop() as string;
  const parent = words[0] === undefined ? program : parentCommand(program, words[0], declaration);
  const command = parent
    .command(last)
    .summary(declaration.summary)
    .description(descriptionOf(declaration))
    .helpGroup(`${declaration.group}:`);
  declaration.configure?.(command);
  command.addHelpText("after", () => examplesText(declaration));
  command.action(async () => {
    const options = command.optsWithGlobals<SessionOptions & { readonly ndjson?: boolean }>();
    if (options.json && options.ndjson) {
      throw new WhocanError("BAD_ARGUMENT", "--json and --ndjson cannot be used together.", { field: "ndjson" });
    }
    const session = new Session(new Output(io, options), options);
    try {
      outcome.exitCode = (await declaration.run({ args: command.args, options: { ...options }, session })) ?? 0;
    } finally {
      await session.close();
    }
  });
}

/** Paragraphs are wrapped by the help itself: line ends in the source mean nothing. */
function descriptionOf({ summary, details }: CommandDeclaration): string {
  const first = `${capitalized(summary)}.`;
  return details === undefined ? first : `${first}\n\n${details.replaceAll("\n", " ")}`;
}

function parentCommand(program: Command, name: string, { group }: CommandDeclaration): Command {
  const found = program.commands.find((command) => command.name() === name);
  return (
    found ??
    program
      .command(name)
      .summary(PARENT_SUMMARIES[name] ?? name)
      .helpGroup(`${group}:`)
  );
}

/** What commands of two words have in common. */
const PARENT_SUMMARIES: Readonly<Record<string, string>> = {
  export: "write answers to files and pipes",
  store: "look after the store",
  token: "make and revoke API tokens for whocan serve",
};

function examplesText({ examples }: CommandDeclaration): string {
  return ["\nExamples:", ...examples.map(([line, does]) => `  # ${does}\n  ${line}`)].join("\n");
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A misuse that commander found, in our words. */
function usageError(thrown: unknown): unknown {
  if (!(thrown instanceof CommanderError)) return thrown;
  const message = thrown.message.replace(/^error: /, "").replace(/\n/g, " ");
  const sentence = /[.?)]$/.test(message) ? capitalized(message) : `${capitalized(message)}.`;
  return new WhocanError("BAD_ARGUMENT", sentence, { help: "See whocan --help, or whocan <command> --help." });
}

/** Flags that change how an error is shown, when the line could not be parsed. */
function globalFlags(argv: readonly string[]): { json: boolean; color: boolean } {
  const end = argv.indexOf("--");
  const flags = end < 0 ? argv : argv.slice(0, end);
  return { json: flags.includes("--json"), color: !flags.includes("--no-color") };
}
