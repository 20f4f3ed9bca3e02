import type { StatusView } from "../../access/status.ts";
import type { SyncAnswer } from "../../app.ts";
import type { Config } from "../../config/load-config.ts";
import type { SectionCoverage, SectionStatus } from "../../model/coverage.ts";
import { splitKey } from "../../model/keys.ts";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { ageText } from "./age.ts";
import { printIndented } from "./indented.ts";
import { type Cell, type Column, renderTable } from "./table.ts";

const STATUS_STYLES: Record<SectionStatus, Style> = {
  complete: "green",
  partial: "yellow",
  denied: "yellow",
  "not-in-plan": "gray",
  failed: "red",
  "not-selected": "gray",
};
const MOST_SHOWN = 10;
const FEW_EXTENTS = 3;

type Changes = SyncAnswer["changes"];
/** A section's coverage, with what a run changed of it where it is about a run. */
type SectionRow = SectionCoverage & { readonly changes?: Changes };

/** Revision, last run, coverage, counts, and what needs attention; all that is not complete with `extents`. */
export async function printStatus(output: Output, status: StatusView, { extents = false } = {}): Promise<void> {
  if (output.json) return output.value(status);
  const { revision, lastRun, coverage, evaluatedAt } = status;
  if (revision === null) await output.line("Nothing has been read yet. Run whocan sync, or whocan demo.");
  else {
    const { number, at, account, connection, counts } = revision;
    const age = `Revision ${number}, ${ageText(at, evaluatedAt)} old (${at})`;
    await output.line(safeText(`${age}: account ${account} by connection ${connection}, ${counts.facts} facts`));
  }
  await printStore(output, status);
  await printCheck(output, status);
  if (lastRun !== null) await printLastRun(output, lastRun, evaluatedAt);
  if (status.schedule !== null) await output.line(scheduleText(status.schedule));
  if (coverage.length > 0) await output.line(`\n${coverageTable(output, coverage)}`);
  await printIncomplete(output, status, extents);
  if (status.counts.length > 0) {
    const rows = status.counts.map(({ kind, count }) => [kind, String(count)]);
    await output.line(`\n${renderTable([{ title: "KIND" }, { title: "NODES", align: "right" }], rows, output)}`);
  }
  await printAttention(output, status);
}

async function printLastRun(output: Output, run: NonNullable<StatusView["lastRun"]>, now: string): Promise<void> {
  const { startedAt, outcome, requests, error } = run;
  await output.line(
    safeText(`Last run ${ageText(startedAt, now)} ago (${startedAt}): ${outcome}, ${requests} requests`),
  );
  if (error !== null) await output.line(safeText(`  ${error.code}: ${error.message} ${error.help}`));
}

/** Where facts are kept, where that is not the data folder, and whether the graph answers. */
async function printStore(output: Output, { store, revision }: StatusView): Promise<void> {
  const { name, engine, applying, projection } = store;
  if (name === "sqlite") return;
  await output.line(`Kept in ${name}, answered by ${engine}`);
  if (applying !== null) {
    const text = `Revision ${applying} is being written, or was broken off: the next whocan sync goes on with it, or begins it again`;
    return output.line(output.style("yellow", text));
  }
  if (projection === null) {
    if (revision !== null) await output.line(output.style("yellow", "No projection: run whocan store project"));
    return;
  }
  const { state, current } = projection;
  const stands = current ? "ready" : state === "building" ? "being built, or broken off" : "not of this revision";
  const text = `Projection of revision ${projection.revision}: ${stands}`;
  await output.line(current ? text : output.style("yellow", `${text}; whocan store project builds it again`));
}

async function printCheck(output: Output, { store: { check }, evaluatedAt }: StatusView): Promise<void> {
  if (check === null) return;
  const { at, sound, problems } = check;
  const text = `Store checked ${ageText(at, evaluatedAt)} ago (${at})`;
  if (sound) return output.line(`${text}: sound`);
  await output.line(output.style("red", `${text}: ${problems} things do not hold; whocan store check names them`));
}

function scheduleText({ text, nextRunAt }: NonNullable<StatusView["schedule"]>): string {
  const next = nextRunAt === null ? "a run is under way" : `the next run is due at ${nextRunAt}`;
  return safeText(`A server reads the account ${text}: ${next}`);
}

/** How each section ended: what is not complete says what it lacks, or why. */
export function coverageTable(output: Output, coverage: readonly SectionRow[]): string {
  const isRun = coverage.some(({ changes }) => changes !== undefined);
  const columns: readonly Column[] = [
    { title: "SECTION" },
    { title: "STATUS" },
    { title: "EXTENTS", align: "right", from: 70 },
    { title: "FACTS", align: "right" },
    ...(isRun ? [{ title: "CHANGES" }] : []),
    { title: "WHY", wrap: true },
  ];
  const rows = coverage.map(({ section, status, extents, facts, changes, reason, missing }): Cell[] => [
    section,
    { text: status, style: STATUS_STYLES[status] },
    `${extents.complete}/${extents.total}`,
    String(facts),
    ...(isRun ? [changesText(changes)] : []),
    whyText({ status, reason, missing }),
  ]);
  return renderTable(columns, rows, output);
}

/** Statuses of a section of which nothing was read, for a reason that is no fault. */
const NOT_COLLECTED: readonly SectionStatus[] = ["denied", "not-in-plan", "not-selected"];

function whyText({ status, reason, missing }: Pick<SectionRow, "status" | "reason" | "missing">): string {
  const named = missing !== null && missing.codes.length > 0;
  const why = named ? `missing ${missing.kind} ${missing.codes.join(" or ")}` : (reason ?? "");
  return NOT_COLLECTED.includes(status) ? `not collected: ${why}` : why;
}

/** `+12 ~3 -1`: added, changed, removed; what is none is left out. */
function changesText({ added, changed, removed }: Changes = { added: 0, changed: 0, removed: 0 }): string {
  const parts = [
    [added, "+"],
    [changed, "~"],
    [removed, "-"],
  ] as const;
  return parts.flatMap(([count, sign]) => (count === 0 ? [] : [`${sign}${count}`])).join(" ");
}

/** Extents that are not complete, those of one reason together; a section that nobody wanted read is in the table, and lacks nothing. */
async function printIncomplete(output: Output, { incomplete }: StatusView, all: boolean): Promise<void> {
  const groups = new Map<string, string[]>();
  const wanted = incomplete.filter(({ extent, status }) => extent !== "" || status !== "not-selected");
  for (const { section, extent, status, reason } of wanted) {
    const title = `${section} ${status}: ${reason ?? "no reason is known"}`;
    groups.set(title, [...(groups.get(title) ?? []), ...(extent === "" ? [] : [shortKey(extent)])]);
  }
  if (groups.size === 0) return;
  await output.line(
    `\n${output.style("bold", `Not complete: ${wanted.length} ${wanted.length === 1 ? "extent" : "extents"}`)}`,
  );
  for (const [title, extents] of groups) {
    await printIndented(output, "  ", safeText(title));
    if (extents.length === 0) continue;
    const shown = extents.slice(0, all ? undefined : FEW_EXTENTS);
    const rest = extents.length - shown.length;
    const more = rest === 0 ? "" : ` and ${rest} more (--extents)`;
    await printIndented(output, "    ", safeText(`${shown.join(", ")}${more}`), "dim");
  }
}

/** A key without source and account, as the status is of one: `group:abc`. */
function shortKey(key: string): string {
  const [, , ...rest] = splitKey(key);
  return rest.length === 0 ? key : rest.join(":");
}

async function printAttention(output: Output, { unmapped, dangling, disagreements }: StatusView): Promise<void> {
  await printSome(
    output,
    "Unmapped codes",
    unmapped,
    ({ kind, code, holders }) => `${kind} ${code} (${holders} ${holders === 1 ? "holder" : "holders"})`,
  );
  await printSome(
    output,
    "Dangling relations",
    dangling,
    ({ from, relation, to, reason }) => `${shortKey(from)} ${relation} ${shortKey(to)}: ${reason}`,
  );
  await printSome(
    output,
    "Disagreements",
    disagreements,
    ({ from, relation, to, saidBy, notSaidBy }) =>
      `${shortKey(from)} ${relation} ${shortKey(to)}: said by ${saidBy.join(", ")}, not by ${notSaidBy.join(", ")}`,
  );
}

async function printSome<Item>(
  output: Output,
  title: string,
  items: readonly Item[],
  text: (item: Item) => string,
): Promise<void> {
  if (items.length === 0) return;
  await output.line(`\n${output.style("bold", `${title}: ${items.length}`)}`);
  for (const item of items.slice(0, MOST_SHOWN)) await printIndented(output, "  ", safeText(text(item)));
  if (items.length > MOST_SHOWN) await output.line(`  … all with --json`);
}

/** The effective configuration, each value with where it came from. Secrets are `set` already. */
export async function printSettings(output: Output, config: Config): Promise<void> {
  const connections = config.connections.map(({ name, source, effective }) => ({ name, source, settings: effective }));
  if (output.json) return output.value({ file: config.file, settings: config.effective, connections });
  const columns = [{ title: "SETTING" }, { title: "VALUE" }, { title: "FROM" }];
  const rows = (prefix: string, settings: Config["effective"]) =>
    settings.map(({ name, value, origin }) => [`${prefix}${name}`, value, origin]);
  const all = [
    ...rows("", config.effective),
    ...connections.flatMap(({ name, settings }) => rows(`${name}: `, settings)),
  ];
  await output.line(renderTable(columns, all, output));
}
