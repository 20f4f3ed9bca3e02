import type { ExtentCoverage, Missing, SectionStatus } from "../model/coverage.ts";
import type { Fact, NodeFact } from "../model/facts.ts";

/** What a section may look up: facts of this run where they were read, else those of the last revision. */
export interface KnownFacts {
  /** Nodes of a kind, in key order. */
  nodes(kind: string): Iterable<NodeFact>;
  /** The key of the user with this e-mail (compared without case), if there is just one. */
  userByEmail(email: string): string | undefined;
}

/** One unit of truth of a section: when it was read to its end, what it did not say is gone. */
export interface ExtentPlan {
  /** `""` for a section that is one whole list, else a subject's key, a status, a month. */
  readonly extent: string;
}

export interface SectionContext {
  readonly known: KnownFacts;
  readonly signal: AbortSignal;
}

/** Facts of one page; pages of an extent may repeat a fact, the later one holds. */
export interface FactPage {
  readonly facts: readonly Fact[];
  /** Records that the provider sent in it. */
  readonly records: number;
}

/** One endpoint's part of a run: declared before it runs. */
export interface Section {
  readonly name: string;
  readonly description: string;
  /** Sections that must have ended before: their facts are its subjects. When one of them did not complete, this one's own row takes its status. */
  readonly dependsOn: readonly string[];
  /**
   * Further sections whose facts are looked up, which must have ended before too. That one of them did not complete costs only the
   * extents that looked up a user and found none: they are as partial as it is.
   */
  readonly looksUp?: readonly string[];
  readonly emits: { readonly kinds: readonly string[]; readonly relations: readonly string[] };
  /**
   * At most so many extents are read in one run: those never tried come first, in the order of the plan, then those tried
   * longest ago. Left out: all of them.
   */
  readonly perRun?: number;
  /**
   * Its extents are parts of one list, and things move from one to another while they are read: sync reads them one after the other, in the
   * order of the plan, and takes them as one (docs/adr/0012).
   */
  readonly oneList?: boolean;
  /** The extents to read, in order. A whole list is `[{ extent: "" }]`. */
  plan(context: SectionContext): readonly ExtentPlan[];
  /** Reads one extent to its end, or throws an ExtentStop that says how it ended. Any other error is `failed`. */
  read(plan: ExtentPlan, context: SectionContext): AsyncIterable<FactPage>;
}

/** Thrown by a section's read: the extent ended otherwise than complete, for a reason that is known. */
export class ExtentStop extends Error {
  readonly status: Exclude<SectionStatus, "complete">;
  readonly missing: Missing | null;
  /** The run cannot go on for any section: wrong credentials, no network. */
  readonly fatal: boolean;
  /** Every extent of the section would end like this: credentials or plan lack what they all need. */
  readonly ofSection: boolean;
  /** When the extent can be read again, ISO 8601, where only that has to be waited for: a day's calls are spent. */
  readonly resumeAt: string | null;

  constructor(
    status: Exclude<SectionStatus, "complete">,
    reason: string,
    options: { missing?: Missing; fatal?: boolean; ofSection?: boolean; resumeAt?: string; cause?: unknown } = {},
  ) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ExtentStop";
    this.status = status;
    this.missing = options.missing ?? null;
    this.fatal = options.fatal ?? false;
    this.ofSection = options.ofSection ?? false;
    this.resumeAt = options.resumeAt ?? null;
  }
}

/** One provider's account, ready to be read. */
export interface SourceSession {
  /** The provider's id of the account: part of every key. */
  readonly account: string;
  /** `zoom`. */
  readonly source: string;
  /** In no particular order; sync orders them by their dependencies. */
  readonly sections: readonly Section[];
  /** Requests made so far, for progress and reports. */
  requests(): number;
  close(): Promise<void>;
}

/** What a section reports of an extent that it read: sync adds the counts. */
export type ExtentOutcome = Pick<ExtentCoverage, "status" | "reason" | "missing">;
