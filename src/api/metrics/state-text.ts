import { Gauge, Registry } from "prom-client";
import type { RunView, StoreCheckView } from "../../access/status.ts";
import { SECTION_STATUSES, type SectionCoverage } from "../../model/coverage.ts";
import type { Revision } from "../../store/graph-store.ts";

/** How things stand when metrics are read. */
export interface MetricState {
  readonly now: Date;
  readonly ready: boolean;
  readonly head: Revision | null;
  /** The revision that is answered from. */
  readonly served: number | null;
  readonly coverage: readonly SectionCoverage[];
  /** Of each connection the newest run, and the newest that ended well. */
  readonly runs: readonly { readonly last: RunView; readonly lastGood: RunView | null }[];
  readonly nextRunAt: string | null;
  readonly check: StoreCheckView | null;
}

/** The state in Prometheus' text format. What is not known is left out. */
export function stateText(state: MetricState): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `whocan_${name}`, help, labelNames, registers: [registry] });
  const plain = (name: string, help: string, value: number | null) => {
    if (value !== null) gauge(name, help).set(value);
  };
  const { head, now, nextRunAt, check } = state;
  plain("ready", "1 where the store can be reached and a revision can be served.", state.ready ? 1 : 0);
  plain("revision", "Number of the newest revision of the store.", head?.number ?? null);
  plain("served_revision", "Number of the revision that is answered from.", state.served);
  const age = head === null ? null : (now.getTime() - Date.parse(head.at)) / 1000;
  plain("revision_age_seconds", "Time since the newest revision; a run without changes writes none.", age);
  plain("next_run_seconds", "When the next scheduled run is due, in Unix time.", secondsOf(nextRunAt));
  const isSound = check === null ? null : check.sound ? 1 : 0;
  plain("store_check_ok", "1 where the whole store was sound when it was read last, 0 where it was damaged.", isSound);
  plain("store_check_time_seconds", "When the whole store was read last, in Unix time.", secondsOf(check?.at ?? null));
  showCoverage(gauge, state.coverage);
  showRuns(gauge, state.runs);
  return registry.metrics();
}

type MakeGauge = (name: string, help: string, labelNames: readonly string[]) => Gauge;

function showCoverage(gauge: MakeGauge, coverage: MetricState["coverage"]): void {
  const sections = gauge("section_status", "1 for the status that a section has, 0 for the others.", [
    "section",
    "status",
  ]);
  const extents = gauge("section_extents", "Extents of a section, by whether they are complete.", [
    "section",
    "complete",
  ]);
  for (const { section, status, extents: count } of coverage) {
    for (const each of SECTION_STATUSES) sections.set({ section, status: each }, each === status ? 1 : 0);
    extents.set({ section, complete: "yes" }, count.complete);
    extents.set({ section, complete: "no" }, count.total - count.complete);
  }
}

function showRuns(gauge: MakeGauge, runs: MetricState["runs"]): void {
  const outcome = gauge("last_run_outcome", "1 for how a connection's newest run ended.", ["connection", "outcome"]);
  const start = gauge("last_run_start_seconds", "When a connection's newest run began, in Unix time.", ["connection"]);
  const took = gauge("last_run_duration_seconds", "How long a connection's newest run took.", ["connection"]);
  const good = gauge("last_good_run_end_seconds", "When a connection was last read without an error, in Unix time.", [
    "connection",
  ]);
  for (const { last, lastGood } of runs) {
    const { connection, startedAt, endedAt } = last;
    outcome.set({ connection, outcome: last.outcome }, 1);
    start.set({ connection }, Date.parse(startedAt) / 1000);
    if (endedAt !== null) took.set({ connection }, (Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
    if (lastGood !== null) good.set({ connection }, secondsOf(lastGood.endedAt) ?? 0);
  }
}

function secondsOf(time: string | null): number | null {
  return time === null ? null : Date.parse(time) / 1000;
}
