import type { Proof } from "../../src/access/answers.ts";
import type { PageRequest } from "../../src/access/engine.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { compactAccount } from "../engine/compact.ts";
import { Oracle } from "../oracle/oracle.ts";
import { Difference, plainText, type Side } from "./difference.ts";
import { type Answer, askOrRefuse, EVERYTHING, type Question } from "./questions/question.ts";
import type { Loaded, System } from "./systems/system.ts";
import type { Tally } from "./tally.ts";

/** Systems to compare: the first is what the others are held to, and what replays their proofs. */
export type Systems = readonly [System, ...System[]];

interface LoadedSystem extends Loaded {
  readonly name: string;
}

export interface ConformanceOptions {
  readonly tally?: Tally | undefined;
  /** False where the oracle judges the first system elsewhere, by the same questions about the same account. */
  readonly judged?: boolean | undefined;
}

/** An account that every system has taken in, and the oracle that judges them. */
export class Conformance {
  readonly #oracle: Oracle | undefined;
  readonly #account: TestAccount;
  readonly #systems: readonly [LoadedSystem, ...LoadedSystem[]];
  readonly #tally: Tally | undefined;
  readonly #verified = new Set<string>();

  /** Throws a Difference when a store gives back other facts or coverage than the first one. */
  static async load(systems: Systems, account: TestAccount, options: ConformanceOptions = {}): Promise<Conformance> {
    const [first, ...others] = systems;
    const reference = await taken(first, account);
    // The text of facts is as a store keeps it from here on.
    const stored = { ...account, facts: reference.facts, coverage: reference.coverage };
    const loaded: [LoadedSystem, ...LoadedSystem[]] = [reference];
    for (const system of others) loaded.push(await taken(system, stored));
    const conformance = new Conformance(loaded, stored, options);
    for (const system of loaded.slice(1)) conformance.#same("stored", null, storedIn(reference), storedIn(system));
    return conformance;
  }

  private constructor(
    systems: readonly [LoadedSystem, ...LoadedSystem[]],
    account: TestAccount,
    { tally, judged }: ConformanceOptions,
  ) {
    this.#account = account;
    this.#oracle = judged === false ? undefined : new Oracle(account);
    this.#systems = systems;
    this.#tally = tally;
  }

  /** Asks every system; throws the first Difference between them, or from the oracle, and gives the common answer. */
  async ask(question: Question, pageSize: number): Promise<Answer> {
    const [reference, ...others] = this.#systems;
    const answer = await this.#answer(reference, question);
    const judged = this.#oracle === undefined ? undefined : question.judge?.(this.#oracle);
    if (judged !== undefined) {
      this.#same("judged", question, { name: "oracle", said: judged }, { name: reference.name, said: answer.plain });
    }
    await this.#inPages(reference, question, answer, pageSize);
    for (const system of others) {
      const other = await this.#answer(system, question);
      this.#same(
        "answer",
        question,
        { name: reference.name, said: answer.said },
        { name: system.name, said: other.said },
      );
      await this.#inPages(system, question, other, pageSize);
      await this.#replay(question, other.proofs, system.name);
    }
    await this.#replay(question, answer.proofs, reference.name);
    return answer;
  }

  async #answer(system: LoadedSystem, question: Question): Promise<Answer> {
    const answer = await this.#asked(system, question, EVERYTHING);
    if (answer.engine !== null) this.#tally?.count(system.name, question.name, answer.engine);
    return answer;
  }

  /** Who answers by an error that nobody foresaw differs from everybody. */
  async #asked({ engine, name }: LoadedSystem, question: Question, page: PageRequest): Promise<Answer> {
    try {
      return await askOrRefuse(question, engine, page);
    } catch (error) {
      const sides = [
        { name: "an answer", said: null },
        { name, said: errorText(error).split("\n") },
      ] as const;
      throw new Difference("error", this.#account, question, sides);
    }
  }

  /** Small pages put together are everything at once, and each says the same of the whole. */
  async #inPages(system: LoadedSystem, question: Question, { page }: Answer, pageSize: number): Promise<void> {
    if (page === null || page.rows.length === 0) return;
    // At most four of them: what goes wrong between two pages shows between any two.
    const first = Math.max(pageSize, Math.ceil(page.rows.length / 4));
    let after: string | null = null;
    for (let start = 0; start < page.rows.length; start += first) {
      const end = start + first;
      const expected = {
        rows: page.rows.slice(start, end),
        next: end < page.rows.length ? (page.keys[end - 1] ?? null) : null,
        hasPrevious: start > 0,
        ofAll: page.ofAll,
      };
      const { page: got } = await this.#asked(system, question, { first, after });
      const { keys: _, ...said } = got ?? { keys: [] };
      const whole = { name: `everything at once by ${system.name}`, said: expected };
      this.#same("pages", question, whole, { name: `${first} rows after ${after} by ${system.name}`, said });
      after = expected.next;
    }
  }

  /** The index over the first system's store proves each proof again, whoever gave it. */
  async #replay(question: Question, proofs: readonly Proof[], by: string): Promise<void> {
    const [{ engine, name }] = this.#systems;
    for (const proof of proofs) {
      const id = plainText(proof);
      if (this.#verified.has(id)) continue;
      this.#verified.add(id);
      const { problems } = await engine.verify(proof);
      const replayed = { name: `verify on ${name}`, said: { problems, proof } };
      this.#same("replay", question, replayed, { name: by, said: { problems: [], proof } });
    }
  }

  #same(about: string, question: Question | null, first: Side, second: Side): void {
    if (plainText(first.said) === plainText(second.said)) return;
    throw new Difference(about, this.#account, question, [first, second]);
  }
}

async function taken(system: System, account: TestAccount): Promise<LoadedSystem> {
  try {
    return { name: system.name, ...(await system.load(account)) };
  } catch (error) {
    throw new Error(`${system.name} does not take an account in: ${errorText(error)}\n${compactAccount(account)}`);
  }
}

function errorText(error: unknown): string {
  const cause = error instanceof WhocanError ? error.internal : undefined;
  return `${cause ?? ""}\n${error instanceof Error ? error.stack : String(error)}`.trim();
}

/** What does not depend on questions. */
function storedIn({ name, facts, coverage, engine: { revision, accountPrefixes } }: LoadedSystem): Side {
  return { name, said: { facts, coverage, revision, accountPrefixes } };
}
