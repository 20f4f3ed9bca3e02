import type { StatusView } from "../../api/status.ts";
import type { Config } from "../../config/load-config.ts";
import type { SectionCoverage, SectionStatus } from "../../model/coverage.ts";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";
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

/** Revision, last run, coverage, counts, and what needs attention. */
export async function printStatus(output: Output, status: StatusView): Promise<void> {
  if (output.json) return output.value(status);
  const { revision, lastRun, coverage } = status;
  if (revision === null) await output.line("Nothing has been read yet. Run whocan sync, or whocan demo.");
  else {
    await output.line(
      safeText(
        `Revision ${revision.number} of ${revision.at}: account ${revision.account} by connection ${revision.connection}, ${revision.counts.facts} facts`,
      ),
    );
  }
  await printStore(output, status);
  if (lastRun !== null) {
    await output.line(safeText(`Last run ${lastRun.startedAt}: ${lastRun.outcome}, ${lastRun.requests} requests`));
    const { error } = lastRun;
    if (error !== null) await output.line(safeText(`  ${error.code}: ${error.message} ${error.help}`));
  }
  if (status.schedule !== null) await output.line(scheduleText(status.schedule));
  if (coverage.length > 0) await output.line(`\n${coverageTable(output, coverage)}`);
  if (status.counts.length > 0) {
    const rows = status.counts.map(({ kind, count }) => [kind, String(count)]);
    await output.line(`\n${renderTable([{ title: "KIND" }, { title: "NODES", align: "right" }], rows, output)}`);
  }
  await printAttention(output, status);
}

/** Where facts are kept, where that is not the data folder, and whether the graph answers. */
async function printStore(output: Output, { store, revision }: StatusView): Promise<void> {
  const { name, engine, applying, projection } = store;
  if (name === "sqlite") return;
  await output.line(`Kept in ${name}, answered by ${engine}`);
  if (applying !== null) await output.line(output.style("yellow", `Revision ${applying} is being written`));
  if (projection === null) {
    if (revision !== null) await output.line(output.style("yellow", "No projection: run whocan store project"));
    return;
  }
  const { state, current } = projection;
  const stands = current ? "ready" : state === "building" ? "being built, or broken off" : "not of this revision";
  const text = `Projection of revision ${projection.revision}: ${stands}`;
  await output.line(current ? text : output.style("yellow", `${text}; whocan store project builds it again`));
}

function scheduleText({ text, nextRunAt }: NonNullable<StatusView["schedule"]>): string {
  const next = nextRunAt === null ? "a run is under way" : `the next run is due at ${nextRunAt}`;
  return safeText(`A server reads the account ${text}: ${next}`);
}

/** How each section ended: what is not complete says why, and what it lacks. */
export function coverageTable(output: Output, coverage: readonly SectionCoverage[]): string {
  const columns: readonly Column[] = [
    { title: "SECTION" },
    { title: "STATUS" },
    { title: "EXTENTS", align: "right", from: 70 },
    { title: "FACTS", align: "right" },
    { title: "WHY" },
  ];
  const rows = coverage.map(({ section, status, extents, facts, reason, missing }): Cell[] => [
    section,
    { text: status, style: STATUS_STYLES[status] },
    `${extents.complete}/${extents.total}`,
    String(facts),
    [reason, missing === null ? "" : `missing ${missing.kind} ${missing.codes.join(" or ")}`]
      .filter(Boolean)
      .join("; "),
  ]);
  return renderTable(columns, rows, output);
}

async function printAttention(output: Output, { unmapped, dangling, disagreements }: StatusView): Promise<void> {
  await printSome(
    output,
    "Unmapped codes",
    unmapped,
    ({ kind, code, holders }) => `${kind} ${code} (${holders} holders)`,
  );
  await printSome(
    output,
    "Dangling relations",
    dangling,
    ({ from, relation, to, reason }) => `${from} ${relation} ${to}: ${reason}`,
  );
  await printSome(
    output,
    "Disagreements",
    disagreements,
    ({ from, relation, to, saidBy, notSaidBy }) =>
      `${from} ${relation} ${to}: said by ${saidBy.join(", ")}, not by ${notSaidBy.join(", ")}`,
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
  for (const item of items.slice(0, MOST_SHOWN)) await output.line(`  ${safeText(text(item))}`);
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
