import type { RunView } from "../../access/status.ts";
import type { Logger } from "../../lib/logger.ts";
import type { SectionCoverage } from "../../model/coverage.ts";
import type { ApiPorts } from "../context.ts";
import type { ServedRevision } from "../served-revision.ts";
import type { MetricState } from "./state-text.ts";

const LOOKED_AT = 50;

/** Finds out how things stand. What cannot be read is left out: metrics are needed most when something is wrong. */
export class MetricStates {
  readonly #ports: Pick<ApiPorts, "coverage" | "schedule" | "runs" | "storeCheck">;
  readonly #served: ServedRevision;
  readonly #logger: Logger;
  #coverage: { readonly revision: number; readonly sections: readonly SectionCoverage[] } | undefined;

  constructor(
    ports: Pick<ApiPorts, "coverage" | "schedule" | "runs" | "storeCheck">,
    served: ServedRevision,
    logger: Logger,
  ) {
    this.#ports = ports;
    this.#served = served;
    this.#logger = logger;
  }

  async current(): Promise<MetricState> {
    const { ready } = await this.#served.readiness();
    const { head, served } = this.#served;
    const [coverage, runs, schedule, check] = await Promise.all([
      this.#orNothing([], () => (head === null ? [] : this.#coverageOf(head.number))),
      this.#orNothing([], () => byConnection(this.#ports.runs.list(undefined, LOOKED_AT))),
      this.#orNothing(null, () => this.#ports.schedule()),
      this.#orNothing(null, () => this.#ports.storeCheck()),
    ]);
    return { now: new Date(), ready, head, served, coverage, runs, nextRunAt: schedule?.nextRunAt ?? null, check };
  }

  async #coverageOf(revision: number): Promise<readonly SectionCoverage[]> {
    if (this.#coverage?.revision !== revision) {
      this.#coverage = { revision, sections: await this.#ports.coverage(revision) };
    }
    return this.#coverage.sections;
  }

  async #orNothing<Value>(nothing: Value, read: () => Value | Promise<Value>): Promise<Value> {
    try {
      return await read();
    } catch (error) {
      this.#logger.warn({ err: error }, "metrics lack what cannot be read");
      return nothing;
    }
  }
}

function byConnection(runs: readonly RunView[]): MetricState["runs"] {
  const names = [...new Set(runs.map(({ connection }) => connection))].sort();
  return names.flatMap((name) => {
    const own = runs.filter(({ connection }) => connection === name);
    const lastGood = own.find(({ outcome }) => outcome === "committed" || outcome === "unchanged") ?? null;
    return own[0] === undefined ? [] : [{ last: own[0], lastGood }];
  });
}
