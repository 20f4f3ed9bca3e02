import type { Fact } from "../../model/facts.ts";
import { ExtentStop, type FactPage } from "../source.ts";
import type { FactContext, ZoomEndpoint } from "./endpoint.ts";
import { type RawRecord, wholeRecord } from "./paging.ts";

interface Usable {
  readonly id: string;
  readonly value: unknown;
  /** All that the record says, as a digest, where records of one id are joined. */
  readonly print: string | undefined;
}

/** Turns the records of one extent into facts, and counts those that could not be used. */
export class ExtentReader {
  readonly #endpoint: ZoomEndpoint;
  readonly #context: FactContext;
  readonly #parsed = new WeakMap<RawRecord, Usable | null>();
  readonly #merged = new Map<string, unknown>();
  readonly #mergedPrints = new Set<string>();
  #records = 0;
  #unusable = 0;

  constructor(endpoint: ZoomEndpoint, context: FactContext) {
    this.#endpoint = endpoint;
    this.#context = context;
  }

  /** What tells a record apart when records are counted; undefined where it has no id. */
  identity(raw: RawRecord): string | undefined {
    const usable = this.#parse(raw);
    // Parts of one thing share its id rightly: each counts unless it is the same to the last member.
    return usable?.print ?? usable?.id;
  }

  read(records: readonly RawRecord[]): FactPage {
    const facts = new Map<string, Fact>();
    for (const raw of records) for (const fact of this.#factsOf(raw)) facts.set(fact.key, fact);
    return { facts: [...facts.values()], records: records.length };
  }

  /** Throws when records could not be used: what they would have said is not known. */
  check(operation: string): void {
    if (this.#unusable === 0) return;
    const [those, have] = this.#unusable === 1 ? ["1 record", "has"] : [`${this.#unusable} records`, "have"];
    throw new ExtentStop("partial", `${those} of ${this.#records} from ${operation} ${have} no id or cannot be read.`);
  }

  #factsOf(raw: RawRecord): readonly Fact[] {
    this.#records++;
    const usable = this.#parse(raw);
    if (usable !== null) return this.#endpoint.toFacts(this.#whole(usable), this.#context);
    this.#unusable++;
    return [];
  }

  #parse(raw: RawRecord): Usable | null {
    const known = this.#parsed.get(raw);
    if (known !== undefined) return known;
    const parsed = this.#endpoint.schema.safeParse(raw);
    const id = parsed.success ? this.#endpoint.idOf(parsed.data) : undefined;
    const usable = parsed.success && id !== undefined ? { id, value: parsed.data, print: this.#printOf(raw) } : null;
    this.#parsed.set(raw, usable);
    return usable;
  }

  #printOf(raw: RawRecord): string | undefined {
    return this.#endpoint.merge === undefined ? undefined : wholeRecord(raw);
  }

  /**
   * The record joined with the earlier ones of its id, where the endpoint joins them. One that comes again, by pages that overlap or a
   * chain that was started anew, is joined once: it would count twice what has no id in it.
   */
  #whole({ id, value, print }: Usable): unknown {
    const { merge } = this.#endpoint;
    if (merge === undefined || print === undefined) return value;
    const earlier = this.#merged.get(id);
    if (earlier !== undefined && this.#mergedPrints.has(print)) return earlier;
    this.#mergedPrints.add(print);
    const whole = earlier === undefined ? value : merge(earlier, value);
    this.#merged.set(id, whole);
    return whole;
  }
}
