import type { Command } from "commander";
import { WhocanError } from "../lib/errors.ts";
import { ORIGIN_KINDS } from "../model/origins.ts";
import { ACCESS_STATES } from "../model/states.ts";

/** A comma-separated list; given several times, the lists are joined. */
export function listOption(text: string, before: readonly string[] = []): readonly string[] {
  const parts = text.split(",").map((part) => part.trim());
  return [...before, ...parts.filter((part) => part !== "")];
}

/** A whole number of at least `least`. BAD_ARGUMENT. */
export function wholeNumber(field: string, least = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least || text.trim() === "") {
      throw new WhocanError("BAD_ARGUMENT", `--${field} takes a whole number of at least ${least}.`, { field });
    }
    return value;
  };
}

/** Options of every command. */
export interface GlobalOptions {
  readonly config?: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Which revision and account to answer from. */
export interface ScopeOptions {
  readonly at?: string | undefined;
  readonly account?: string | undefined;
}

export function addScopeOptions(command: Command): Command {
  return command
    .option("--at <revision>", "a revision number, or a time (the last revision at or before it)")
    .option("--account <id>", "the account meant, where several were read");
}

/** Options of answers that come in pages. */
export interface ListOptions extends ScopeOptions {
  readonly first?: number;
  readonly after?: string;
  readonly all?: boolean;
  readonly ndjson?: boolean;
}

export function addListOptions(command: Command, first: number): Command {
  return addScopeOptions(
    command
      .option("--first <n>", `rows of one page, 1 to 1000 (default: ${first})`, wholeNumber("first"))
      .option("--after <cursor>", "go on after the page whose cursor this is")
      .option("--all", "all pages")
      .option("--ndjson", "one JSON row per line, all pages unless --first"),
  );
}

/** Options that choose principals, proofs and states. */
export interface FilterOptions {
  readonly states?: readonly string[];
  readonly kinds?: readonly string[];
  readonly groups?: readonly string[];
  readonly origins?: readonly string[];
  readonly status?: readonly string[];
  readonly text?: string;
}

export function addFilterOptions(command: Command): Command {
  return command
    .option("--states <list>", `of ${ACCESS_STATES.join(", ")} (default: ACTIVE,UNKNOWN)`, listOption)
    .option("--kinds <list>", "kinds of principals: user, app, pseudo", listOption)
    .option("--groups <list>", "members of these groups, as references", listOption)
    .option("--origins <list>", `what access rests on: ${ORIGIN_KINDS.join(", ")}`, listOption)
    .option(
      "--status <list>",
      "users that are active, inactive, pending; apps that are published, unpublished, sharable, internal",
      listOption,
    )
    .option("--text <text>", "in the name, e-mail or key, without case");
}

/** The filter as the questions take it; undefined where no option chooses. */
export function filterOf(options: FilterOptions): Readonly<Record<string, unknown>> | undefined {
  const { states, kinds, groups, origins, status, text } = options;
  const filter = { states: states?.map((state) => state.toUpperCase()), kinds, groups, origins, status, text };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** The states that a list of principals shows. */
export function listedStates({ states }: FilterOptions): readonly string[] {
  return states?.map((state) => state.toUpperCase()) ?? ["ACTIVE", "UNKNOWN"];
}
