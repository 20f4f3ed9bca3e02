import type { Fact } from "../../src/model/facts.ts";
import type { ExtentPlan, FactPage, Section, SectionContext, SourceSession } from "../../src/sources/source.ts";
import { ACCOUNT, emailOf, groupFact, idOf, keys, memberFact, recordingFact, userFact } from "./fake-facts.ts";

export { ACCOUNT, keys };

export interface FakeUser {
  status: "active" | "inactive" | "pending";
  name: string;
}

/** What a small account holds, changed at will between runs, and during them. */
export interface FakeState {
  users: Record<string, FakeUser>;
  /** Group id → ids of its members. */
  groups: Record<string, string[]>;
  /** Month → ids of recordings. */
  recordings: Record<string, string[]>;
  /** The months that a run plans. */
  months: string[];
}

/** A source over a fake account that notes what it is asked and fails where it is told to. */
export class FakeSource implements SourceSession {
  readonly account = ACCOUNT;
  readonly source = "fake";
  sections: readonly Section[];
  /** `section/extent`, in the order in which reading began. */
  readonly reads: string[] = [];
  /** Called before each page, with its number from 0: may throw, wait or change the state. */
  beforePage: (section: string, extent: string, page: number, context: SectionContext) => void | Promise<void> =
    () => {};
  pageSize = 2;
  #requests = 0;

  constructor(state: FakeState) {
    this.sections = [this.#groupMembers(state), this.#users(state), this.#groups(state), this.#recordings(state)];
  }

  requests(): number {
    return this.#requests;
  }

  async close(): Promise<void> {}

  /** Changes how one section behaves. */
  alter(name: string, change: (section: Section) => Partial<Section>): this {
    this.sections = this.sections.map((section) =>
      section.name === name ? { ...section, ...change(section) } : section,
    );
    return this;
  }

  #users(state: FakeState): Section {
    return this.#section(
      "users",
      [],
      { kinds: ["FakeUser"], relations: [] },
      {
        plan: () => ["active", "inactive", "pending"],
        records: (extent) => Object.keys(state.users).filter((id) => state.users[id]?.status === extent),
        facts: (id, extent) => [userFact(id, extent, state.users[id]?.name ?? null)],
      },
    );
  }

  #groups(state: FakeState): Section {
    return this.#section(
      "groups",
      [],
      { kinds: ["FakeGroup"], relations: [] },
      {
        plan: () => [""],
        records: () => Object.keys(state.groups),
        facts: (id) => [groupFact(id)],
      },
    );
  }

  /** One extent per known group; members that are no known user are named by e-mail. */
  #groupMembers(state: FakeState): Section {
    return this.#section(
      "group-members",
      ["groups", "users"],
      { kinds: [], relations: ["MEMBER_OF"] },
      {
        plan: ({ known }) => [...known.nodes("FakeGroup")].map((node) => node.key),
        records: (extent) => state.groups[idOf(extent)] ?? [],
        facts: (id, extent, { known }) => [
          memberFact(known.userByEmail(emailOf(id)) ?? keys.unmatchedEmail(emailOf(id)), extent),
        ],
      },
    );
  }

  #recordings(state: FakeState): Section {
    return this.#section(
      "recordings",
      [],
      { kinds: ["FakeRecording"], relations: [] },
      {
        plan: () => state.months,
        records: (extent) => state.recordings[extent] ?? [],
        facts: (id, extent) => [recordingFact(id, extent)],
      },
    );
  }

  #section(
    name: string,
    dependsOn: readonly string[],
    emits: Section["emits"],
    script: {
      plan: (context: SectionContext) => readonly string[];
      records: (extent: string) => readonly string[];
      facts: (record: string, extent: string, context: SectionContext) => readonly Fact[];
    },
  ): Section {
    return {
      name,
      description: `The ${name} of the fake account.`,
      dependsOn,
      emits,
      plan: (context) => script.plan(context).map((extent) => ({ extent })),
      read: (plan, context) => this.#pages(name, plan, context, script),
    };
  }

  async *#pages(
    name: string,
    { extent }: ExtentPlan,
    context: SectionContext,
    script: {
      records: (extent: string) => readonly string[];
      facts: (record: string, extent: string, context: SectionContext) => readonly Fact[];
    },
  ): AsyncGenerator<FactPage> {
    this.reads.push(`${name}/${extent}`);
    let rest: readonly string[] | undefined;
    for (let page = 0; ; page++) {
      await this.beforePage(name, extent, page, context);
      rest ??= script.records(extent);
      this.#requests++;
      const records = rest.slice(0, this.pageSize);
      rest = rest.slice(this.pageSize);
      yield { facts: records.flatMap((record) => script.facts(record, extent, context)), records: records.length };
      if (rest.length === 0) return;
    }
  }
}

export function smallAccount(): FakeState {
  return {
    users: {
      ada: { status: "active", name: "Ada" },
      bob: { status: "active", name: "Bob" },
      cyd: { status: "active", name: "Cyd" },
      dan: { status: "inactive", name: "Dan" },
    },
    groups: { g1: ["ada", "bob"], g2: ["cyd"] },
    recordings: { "2026-10": ["r1"], "2026-11": ["r2", "r3"] },
    months: ["2026-10", "2026-11"],
  };
}
