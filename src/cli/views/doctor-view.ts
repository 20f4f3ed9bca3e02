import type { ConnectionReport } from "../../app.ts";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { printIndented } from "./indented.ts";
import { type Cell, type Column, renderTable } from "./table.ts";

type Section = ConnectionReport["sections"][number];
type Lack = ConnectionReport["lacks"][number];

const MARKS = { ok: ["✓", "green"], wrong: ["✗", "red"], untold: ["·", "dim"] } as const;
const STATES: Readonly<Record<Section["state"], Style>> = {
  readable: "green",
  unusable: "red",
  denied: "red",
  "not-in-plan": "gray",
  failed: "red",
  unchecked: "dim",
  "not-selected": "dim",
};
/** All of it side by side needs so many columns; on narrower terminals calls, rate labels and plans are a table of their own. */
const WIDE = 170;
/** So many classes are named; of more only how many. */
const FEW_CLASSES = 6;

/** Credentials part by part, what each section takes, what is missing with its cost, and what is granted for nothing. */
export async function printConnection(output: Output, report: ConnectionReport): Promise<void> {
  const { connection, parts, error, where, lacks, unneeded, granted } = report;
  await output.line(output.style("bold", safeText(`Connection ${connection}`)));
  for (const { part, state, text } of parts) {
    const [mark, style] = MARKS[state];
    const shown = state === "ok" ? safeText(text) : output.style(style, safeText(text));
    await output.line(`  ${output.style(style, mark)} ${part.padEnd(14)} ${shown}`);
  }
  if (error !== null) {
    await output.line(`\n${output.style(["bold", "red"], `${error.code}:`)} ${safeText(error.message)}`);
    await output.line(`  next: ${safeText(error.help)}`);
    if (where !== null) await output.line(`  where: ${safeText(where)}`);
  }
  await output.line(`\n${sectionTable(output, report)}`);
  if (output.columns !== null && output.columns < WIDE) await output.line(`\n${callTable(output, report)}`);
  await printTurnedOff(output, report);
  for (const lack of lacks) await printLack(output, lack);
  await printFailures(output, report);
  if (unneeded.length > 0) await printUnneeded(output, unneeded);
  if (granted !== null) await output.line(`\n${verdict(output, report)}`);
}

/** What each section takes, a row each. */
function sectionTable(output: Output, { sections }: ConnectionReport): string {
  const columns: readonly Column[] = [
    { title: "SECTION" },
    { title: "STATE" },
    { title: "SCOPE", least: 40 },
    { title: "PRIVILEGE", least: 14 },
    { title: "RATE", from: WIDE },
    { title: "CALL", from: WIDE },
    { title: "PLAN", from: WIDE },
  ];
  const rows = sections.map(({ requirement: { section, call }, state, scope }): Cell[] => [
    section,
    { text: state, style: STATES[state] },
    scope ?? call?.scopes.granular.find((one) => one.endsWith(":admin")) ?? call?.scopes.classic[0] ?? "",
    privilegesText(call?.privileges ?? []),
    call?.rateLabel ?? "",
    call?.operation ?? "none: configuration",
    call?.plan ?? "",
  ]);
  return renderTable(columns, rows, output);
}

/** What `sectionTable` leaves out where there is no room. */
function callTable(output: Output, { sections }: ConnectionReport): string {
  const columns: readonly Column[] = [
    { title: "SECTION" },
    { title: "CALL", least: 30 },
    { title: "RATE" },
    { title: "PLAN" },
  ];
  const rows = sections.map(({ requirement: { section, call } }): Cell[] => {
    return [section, call?.operation ?? "none: configuration", call?.rateLabel ?? "", call?.plan ?? ""];
  });
  return renderTable(columns, rows, output);
}

function privilegesText(privileges: readonly (readonly string[])[]): string {
  return privileges.map((all) => all.join(" and ")).join(" or ");
}

async function printLack(output: Output, lack: Lack): Promise<void> {
  const { kind, codes, sections, alsoLost, costs, where } = lack;
  const what = kind === "plan" ? "the plan lacks it" : codes.join(" or ");
  await output.line(
    `\n${output.style(["bold", "yellow"], `Missing ${kind}:`)} ${output.style("bold", safeText(what))}`,
  );
  const after = alsoLost.length === 0 ? "" : `, and so ${alsoLost.join(", ")}`;
  await printIndented(output, "  ", safeText(`not read: ${sections.join(", ")}${after}`));
  if (costs.length === 0) await output.line("  costs: nothing, no answer rests on it");
  for (const { text, questions, classes } of costs) {
    await printIndented(output, "  ", safeText(`costs: ${text}`));
    const about = `UNKNOWN or incomplete: ${questions.join(", ")} about ${classesText(classes)}`;
    await printIndented(output, "    ", safeText(about), "dim");
  }
  await printIndented(output, "  ", safeText(`grant: ${where}`));
}

function classesText(classes: readonly string[] | "all"): string {
  if (classes === "all") return "every class";
  if (classes.length <= FEW_CLASSES) return classes.join(", ");
  return `${classes.slice(0, FEW_CLASSES).join(", ")} and ${classes.length - FEW_CLASSES} more classes`;
}

/** Sections that the configuration leaves out: what they take is in the table, and nobody needs to grant it. */
async function printTurnedOff(output: Output, { sections }: ConnectionReport): Promise<void> {
  for (const { requirement, state, reason } of sections) {
    if (state !== "not-selected") continue;
    await output.line(`\n${output.style("dim", safeText(`${requirement.section} is not collected: ${reason ?? ""}`))}`);
  }
}

/** Sections whose call failed for another reason, or was answered with what a run cannot use: nothing is to be granted. */
async function printFailures(output: Output, { sections, error }: ConnectionReport): Promise<void> {
  if (error !== null) return;
  for (const { requirement, state, reason } of sections) {
    if ((state !== "failed" && state !== "unusable") || reason === null) continue;
    const what = state === "failed" ? "failed" : "is answered, but a run cannot use the answer";
    await output.line(`\n${output.style("red", `${requirement.section} ${what}:`)} ${safeText(reason)}`);
  }
}

async function printUnneeded(output: Output, unneeded: ConnectionReport["unneeded"]): Promise<void> {
  await output.line(
    `\n${output.style("bold", "Granted and not needed:")} whoever gets hold of the secret gets these too`,
  );
  for (const { scope, changes } of unneeded) {
    await output.line(`  ${safeText(scope)}${changes ? output.style("red", "  may change the account") : ""}`);
  }
}

function verdict(output: Output, report: ConnectionReport): string {
  const { lacks, error } = report;
  const sections = report.sections.filter(({ state }) => state !== "not-selected");
  const readable = sections.filter(({ state }) => state === "readable").length;
  const unchecked = sections.filter(({ state }) => state === "unchecked").length;
  const rest = unchecked === 0 ? "" : `, ${unchecked} could not be tried`;
  const text = `${readable} of ${sections.length} sections can be read${rest}`;
  if (error !== null || lacks.length > 0 || readable + unchecked < sections.length)
    return output.style(["bold", "yellow"], `${text}.`);
  return output.style(["bold", "green"], `${text}: nothing is missing.`);
}

/** The report for scripts: errors by code, requirements beside their state. */
export function reportJson({ error, sections, where, ...rest }: ConnectionReport): unknown {
  return {
    ...rest,
    error:
      error === null
        ? null
        : { code: error.code, message: error.message, field: error.field ?? null, help: error.help, where },
    sections: sections.map(({ requirement, ...check }) => ({ ...requirement, ...check })),
  };
}
