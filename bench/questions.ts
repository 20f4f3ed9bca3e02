import type { AccessEngine, PageRequest } from "../src/access/engine.ts";
import { loadCatalog } from "../src/catalog/catalog.ts";
import { Random } from "../src/demo/account/random.ts";
import type { Permission } from "../src/model/permissions.ts";
import {
  type AccountSize,
  administratorOfMany,
  EVERYBODY,
  groupSetKey,
  ONE_IN_TWENTY,
  recordingKey,
  roleKey,
  setKey,
  userKey,
} from "./account.ts";

const FIRST_PAGE: PageRequest = { first: 50, after: null };
/** Where the sets for the large questions are looked for. */
const CLASSES = ["User", "Recording", "Group", "Role"];

/** A question of the bench: what is asked, and a call that varies with the run so that no answer is asked twice in a row. */
export interface BenchQuestion {
  readonly name: string;
  /** How many principals are in the answer, where that follows from the account. */
  readonly answers?: number;
  /** What it should take at most at 100,000 users, by the index. */
  readonly aim?: string;
  ask(engine: AccessEngine, run: number): Promise<unknown>;
}

export interface Target {
  readonly permission: Permission;
  readonly resource: string;
  readonly total: number;
}

/** The questions of one account. Which set about 5,000 or 90,000 principals reach is looked up by the index first. */
export async function benchQuestions(index: AccessEngine, size: AccountSize): Promise<BenchQuestion[]> {
  const { many, some } = await benchTargets(index, size);
  const user = (run: number) => userKey(new Random(size.seed, `asked ${run}`).int(10, size.users - 1));
  const recording = (run: number) => recordingKey(new Random(size.seed, `asked ${run}`).int(0, size.recordings - 1));
  const pair = (run: number) => ({
    principal: user(run),
    permission: "DataRead" as const,
    resource: run % 2 === 0 ? recording(run) : setKey("User"),
  });
  return [
    { name: "can (user, DataRead, recording or set)", aim: "0.2 ms", ask: (engine, run) => engine.can(pair(run)) },
    {
      name: "explain (the same pairs)",
      ask: (engine, run) => engine.explain({ ...pair(run), page: { first: 5, after: null } }),
    },
    {
      name: "can (administrator of half of all users, DataRead, a group's users)",
      ask: (engine, run) => engine.can(groupPair(size, new Random(size.seed, `asked ${run}`).int(1, size.groups - 1))),
    },
    { name: "effectiveAccess (user), first 50", ask: (engine, run) => engine.effectiveAccess(accessOf(user(run))) },
    {
      name: "whoCan, nine in ten, count",
      answers: many.total,
      aim: "p99 0.5 ms",
      ask: (engine) => engine.whoCan({ ...whoCan(many), page: { first: 1, after: null } }),
    },
    {
      name: "whoCan, one in twenty, first 50 and count",
      answers: some.total,
      ask: (engine) => engine.whoCan(whoCan(some)),
    },
    {
      name: "whoCan, nine in ten, first 50 and count",
      answers: many.total,
      aim: "3 ms",
      ask: (engine) => engine.whoCan(whoCan(many)),
    },
    {
      name: "whoCan (recording, DataRead), first 50 and count",
      ask: (engine, run) => engine.whoCan(whoCan({ permission: "DataRead", resource: recording(run) })),
    },
    {
      name: "principals, nine in ten, all of them",
      answers: many.total,
      aim: "3 ms of 50000",
      ask: async (engine) => {
        const { page: _, ...asked } = whoCan(many);
        let rows = 0;
        for await (const batch of (await engine.principals(asked)).batches) rows += batch.length;
        if (rows !== many.total) throw new Error(`${rows} of ${many.total} rows came.`);
      },
    },
    { name: "holders (role of 90 %), first 50", ask: (engine) => engine.holders(holders(EVERYBODY)) },
    { name: "holders (role of 5 %), first 50", ask: (engine) => engine.holders(holders(ONE_IN_TWENTY)) },
    { name: "node (user)", ask: (engine, run) => engine.node(user(run)) },
    { name: "neighbours (user)", ask: (engine, run) => engine.neighbours({ key: user(run), page: FIRST_PAGE }) },
    { name: "candidates (e-mail)", ask: (engine, run) => engine.candidates("user", `user${run + 100}@example.com`) },
    {
      name: "search (text), first 20",
      ask: (engine, run) =>
        engine.search({ text: `user ${run + 4000}`, kinds: ["user"], page: { first: 20, after: null } }),
    },
  ];
}

/** The sets that nine in ten users reach, and one in twenty. */
export async function benchTargets(
  index: AccessEngine,
  { users }: AccountSize,
): Promise<{ readonly many: Target; readonly some: Target }> {
  const targets = await rankTargets(index);
  return { many: nearest(targets, users * 0.9), some: nearest(targets, users * 0.05) };
}

async function rankTargets(index: AccessEngine): Promise<Target[]> {
  const targets: Target[] = [];
  for (const { class: className, permission } of loadCatalog().pairs) {
    if (!CLASSES.includes(className)) continue;
    const resource = setKey(className);
    const { totalCount } = await index.whoCan(whoCan({ permission, resource }));
    targets.push({ permission, resource, total: totalCount });
  }
  return targets;
}

/** The target whose answer comes nearest to so many. */
function nearest(targets: readonly Target[], wanted: number): Target {
  const ordered = [...targets].sort((a, b) => Math.abs(a.total - wanted) - Math.abs(b.total - wanted));
  return ordered[0] as Target;
}

export function whoCan({ permission, resource }: Omit<Target, "total">): Parameters<AccessEngine["whoCan"]>[0] {
  const rest = { entitlement: null, extent: "ALL", filter: {}, expand: false, page: FIRST_PAGE } as const;
  return { permissions: [permission], resource, ...rest };
}

/** Whoever reads half of all users is asked about one group: of its users it reads some. */
export function groupPair(size: AccountSize, group: number): Parameters<AccessEngine["can"]>[0] {
  return {
    principal: userKey(administratorOfMany(size)),
    permission: "DataRead",
    resource: groupSetKey("User", group),
  };
}

export function accessOf(principal: string): Parameters<AccessEngine["effectiveAccess"]>[0] {
  return { principal, permissions: null, classes: null, states: null, targets: "MAXIMAL", page: FIRST_PAGE };
}

function holders(role: number): Parameters<AccessEngine["holders"]>[0] {
  return { entitlement: { kind: "node", key: roleKey(role) }, filter: {}, page: FIRST_PAGE };
}
