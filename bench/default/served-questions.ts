import { Random } from "../../src/demo/account/random.ts";
import { type AccountSize, recordingKey, setKey, userKey } from "../account.ts";

/** One in two users is in it: what nearly everybody may do has half of them as its answer. */
const HALF = "group:g0000000";
const ASKED = { permission: "DataRead", resource: "set:Meeting" };

export interface ServedQuestion {
  readonly name: string;
  /** What one client should wait at most at 100,000 users, p95. */
  readonly aim?: string;
  readonly query: string;
  variables(run: number): Readonly<Record<string, unknown>>;
}

const COMPLETENESS = "completeness { complete gaps { section reason } }";
const WHO_CAN = `whoCan(permissions: [${ASKED.permission}], resource: "${ASKED.resource}", filter: { groups: ["${HALF}"] }`;

/** The questions that clients ask a server, varied by the run so that no answer is asked for twice in a row. */
export function servedQuestions({ seed, users, recordings }: AccountSize): readonly ServedQuestion[] {
  const user = (run: number) => userKey(new Random(seed, `asked ${run}`).int(10, users - 1));
  const recording = (run: number) => recordingKey(new Random(seed, `asked ${run}`).int(0, recordings - 1));
  const pair = (run: number) => ({ p: user(run), r: run % 2 === 0 ? recording(run) : setKey("User") });
  return [
    {
      name: "whoCan, half of all users: count",
      aim: "p95 2 ms",
      query: `{ ${WHO_CAN}, first: 1) { totalCount counts { active unknown } ${COMPLETENESS} } }`,
      variables: () => ({}),
    },
    {
      name: "whoCan, half of all users: first 50 with witnesses",
      aim: "p95 5 ms",
      query: `{ ${WHO_CAN}, first: 50) { totalCount ${COMPLETENESS} nodes { principal { key name }
        access { permission state bound origins { kind value } } witness { digest facts spine { from { key } relation to { key } } } } } }`,
      variables: () => ({}),
    },
    {
      name: "effectiveAccess (user), first 50",
      query: `query ($p: ID!) { effectiveAccess(principal: $p, first: 50) { totalCount
        nodes { resource { key name } access { permission state bound } } } }`,
      variables: (run) => ({ p: user(run) }),
    },
    {
      name: "can (user, DataRead, recording or set)",
      query: `query ($p: ID!, $r: ID!) { can(principal: $p, permission: DataRead, resource: $r) { verdict state ${COMPLETENESS} } }`,
      variables: pair,
    },
    {
      name: "explain (the same pairs)",
      query: `query ($p: ID!, $r: ID!) { explain(principal: $p, permission: DataRead, resource: $r) { totalCount
        nodes { digest facts spine { from { key } relation to { key } because { text } } } } }`,
      variables: pair,
    },
    {
      name: "as-of: whoCan, count, at the revision before",
      query: `{ ${WHO_CAN}, first: 1, at: "1") { totalCount revision ${COMPLETENESS} } }`,
      variables: () => ({}),
    },
  ];
}

export interface ServedExport {
  readonly name: string;
  readonly path: string;
  readonly runs: number;
  readonly aim?: string;
}

/** Everything is millions of rows: of a larger account only a part of it would say more, and the store's bench reads one. */
const MOST_USERS_WHOLE = 20_000;

/** The exports: of half of all users, and of everything. */
export function servedExports({ users }: AccountSize): readonly ServedExport[] {
  const half = `/export/who-can.ndjson?${new URLSearchParams({ ...ASKED, groups: HALF })}`;
  const everything = { name: "/export/access.ndjson", path: "/export/access.ndjson", runs: 1 };
  const list = { name: "/export/who-can.ndjson", path: half, runs: 40, aim: "25 ms" };
  return [list, ...(users > MOST_USERS_WHOLE ? [] : [everything])];
}
