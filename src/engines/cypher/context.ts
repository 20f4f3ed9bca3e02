import type { AccessEngine } from "../../access/engine.ts";
import type { Capability } from "../../catalog/capability.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { CoverageView } from "../../derive/coverage-view.ts";
import { BoundedMap } from "../../lib/bounded-map.ts";
import type { Clock } from "../../lib/clock.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import { AccountKeys } from "../../model/keys.ts";
import { capabilitiesById } from "../answers/catalog-views.ts";
import type { CountedUsers } from "./counted-users.ts";
import { type EverybodysAccess, readEverybodysAccess } from "./everybodys-access.ts";
import { type GapReasons, readGapReasons } from "./gap-reasons.ts";
import type { Graph } from "./graph.ts";
import { readSharedCounts, type SharedCounts } from "./shared-counts.ts";
import { readUnreadApps } from "./unread-apps.ts";
import { readUnreadShares } from "./unread-shares.ts";
import { readHasInvitations } from "./who-can-invitations.ts";
import { type Nesting, readNesting } from "./who-can-nesting.ts";
import type { NodeRow } from "./world-rows.ts";

export interface CypherInput {
  readonly graph: Graph;
  /** Of the store's head, which the projection must be of too. */
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
  readonly clock: Clock;
  /** The index of the same revision, built from the same store when it is first needed. */
  readonly index: () => Promise<AccessEngine>;
}

/** What the questions of one engine stand on, beside what they read. */
export interface CypherContext extends Omit<CypherInput, "coverage" | "revision"> {
  readonly revision: AccessEngine["revision"];
  readonly keys: AccountKeys;
  readonly coverage: CoverageView;
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly everyone: string;
  readonly members: string;
  /** Read once. */
  gapReasons(): Promise<GapReasons>;
  /** Whether there is a recording of which it is not known how it is shared. Read once. */
  hasUnreadShares(): Promise<boolean>;
  /** How many recordings are shared. Read once. */
  sharedCounts(): Promise<SharedCounts>;
  /** How groups are nested and have roles. Read once. */
  nesting(): Promise<Nesting>;
  /** What every user has of its own. Read once. */
  everybodysAccess(): Promise<EverybodysAccess>;
  /** Whether there are users that were invited and have not come yet. Read once. */
  hasInvitations(): Promise<boolean>;
  /** How many users hold what, by a digest of what was asked. */
  readonly counted: BoundedMap<string, readonly CountedUsers[]>;
  /** Apps of which not all may have been read. Read once. */
  unreadApps(): Promise<readonly NodeRow[]>;
}

const MOST_COUNTED = 1_000;

export function contextOf(input: CypherInput): CypherContext {
  const { number, at, catalogDigest, account } = input.revision;
  const keys = new AccountKeys("zoom", account);
  const coverage = CoverageView.of(input.coverage);
  return {
    ...input,
    revision: { number, at, catalogDigest },
    keys,
    coverage,
    capabilities: capabilitiesById(input.catalog),
    everyone: keys.pseudo("Everyone"),
    members: keys.pseudo("AccountMembers"),
    gapReasons: once(() => readGapReasons(input)),
    sharedCounts: once(() => readSharedCounts(input.graph)),
    hasUnreadShares: once(() => readUnreadShares(input.graph, coverage)),
    nesting: once(() => readNesting(input.graph)),
    everybodysAccess: once(() => readEverybodysAccess(input.graph, input.catalog, keys)),
    hasInvitations: once(() => readHasInvitations(input.graph, keys)),
    counted: new BoundedMap(MOST_COUNTED),
    unreadApps: once(() => readUnreadApps(input.graph, coverage)),
  };
}

/** What does not grow with the account and is the same for every question: read when it is first needed; a failure is not kept. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
