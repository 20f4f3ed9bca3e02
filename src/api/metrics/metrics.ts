import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type MetricState, stateText } from "./state-text.ts";

const QUESTION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BUILD_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** What a server counts and measures, for Prometheus. No label ever holds anything of an account. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #questions = new Counter({
    name: "whocan_questions_total",
    help: "Questions answered, by the field of GraphQL and how it ended: ok, or the error's code.",
    labelNames: ["question", "outcome"],
    registers: [this.#registry],
  });
  readonly #seconds = new Histogram({
    name: "whocan_question_seconds",
    help: "How long questions took, by the field of GraphQL.",
    labelNames: ["question"],
    buckets: QUESTION_SECONDS,
    registers: [this.#registry],
  });
  readonly #responses = new Counter({
    name: "whocan_http_responses_total",
    help: "Answers of HTTP, by the path asked for (other where there is nothing) and status.",
    labelNames: ["path", "status"],
    registers: [this.#registry],
  });
  readonly #builds = new Histogram({
    name: "whocan_engine_build_seconds",
    help: "How long it took to make a revision ready to be asked, by how that ended: ok, or the error's code.",
    labelNames: ["outcome"],
    buckets: BUILD_SECONDS,
    registers: [this.#registry],
  });

  constructor(version: string) {
    const info = new Gauge({
      name: "whocan_info",
      help: "1, with the version of Whocan.",
      labelNames: ["version"],
      registers: [this.#registry],
    });
    info.set({ version }, 1);
    collectDefaultMetrics({ register: this.#registry });
  }

  question(question: string, outcome: string, ms: number): void {
    this.#questions.inc({ question, outcome });
    this.#seconds.observe({ question }, ms / 1000);
  }

  response(path: string, status: number): void {
    this.#responses.inc({ path, status });
  }

  built(ms: number, failure: string | null): void {
    this.#builds.observe({ outcome: failure ?? "ok" }, ms / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** What was counted, and how things stand, in Prometheus' text format. */
  async text(state: MetricState): Promise<string> {
    return `${await stateText(state)}\n${await this.#registry.metrics()}`;
  }
}
