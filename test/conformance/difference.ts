import type { TestAccount } from "../accounts/build-account.ts";
import { compactAccount } from "../engine/compact.ts";
import { lineDiff } from "./line-diff.ts";
import type { Question } from "./questions/question.ts";

/** One of two that differ, and what it says. */
export interface Side {
  readonly name: string;
  readonly said: unknown;
}

/** Two systems, or one and what it is judged by, that say different things of one account. */
export class Difference extends Error {
  /** What differs: a question, or a promise about answers. */
  readonly about: string;

  constructor(about: string, account: TestAccount, question: Question | null, [first, second]: readonly [Side, Side]) {
    const prefix = `${account.source}:${account.account}`;
    const short = (value: unknown) => plainText(value).replaceAll(prefix, "@");
    super(
      [
        `${about}: ${second.name} differs from ${first.name}.`,
        ...(question === null
          ? []
          : [`question ${question.name} ${JSON.stringify(question.args).replaceAll(prefix, "@")}`]),
        `- ${first.name}`,
        `+ ${second.name}`,
        lineDiff(short(first.said), short(second.said)),
        accountLines(account),
      ].join("\n"),
    );
    this.name = "Difference";
    this.about = about;
  }
}

/** The most lines of an account that are still read: a shrunk one has fewer. */
const MOST_LINES = 80;

function accountLines(account: TestAccount): string {
  const lines = compactAccount(account).split("\n");
  if (lines.length <= MOST_LINES) return lines.join("\n");
  return [...lines.slice(0, MOST_LINES), `  … and ${lines.length - MOST_LINES} lines more`].join("\n");
}

/** Equal values have equal texts, whatever the order of their properties. */
export function plainText(value: unknown): string {
  return JSON.stringify(value, sortedProperties, 1) ?? "undefined";
}

function sortedProperties(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
