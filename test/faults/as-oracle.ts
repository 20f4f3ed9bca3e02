import { expect } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { can } from "../../src/access/can.ts";
import type { Permission } from "../../src/model/permissions.ts";
import { EVERYTHING, engineOf, plainOracle, plainPrincipals } from "../engine/compare.ts";
import { Oracle } from "../oracle/oracle.ts";
import { CATALOG, type Held } from "./faulty-account.ts";

const ASKED: readonly Permission[] = ["DataRead", "DataWrite", "MetadataWrite"];
/** One of so many principals is asked about by itself. */
const EVERY = 3;

/** Answers over what was read are the oracle's, gaps with them; `turn` says of which resource who can read it is listed. */
export async function expectAsOracle({ facts, coverage }: Held, account: string, turn: number): Promise<void> {
  const given = { facts, coverage, catalog: CATALOG.data, lacks: [], source: "zoom", account };
  const [engine, oracle] = [await engineOf(given), new Oracle(given)];
  const resources = resourcesOf(oracle);
  const principals = oracle.principals().filter((_, index) => index % EVERY === 0);
  for (const principal of principals) {
    for (const resource of resources) {
      for (const permission of ASKED) {
        const { answer } = await ask(can, { principal, permission, resource }, async () => engine);
        const { verdict, state, gaps } = oracle.can(principal, permission, resource);
        const answered = [answer.verdict, answer.state, answer.completeness.gaps.map(({ section }) => section)];
        expect([principal, permission, resource, ...answered]).toEqual([
          principal,
          permission,
          resource,
          verdict,
          state,
          gaps,
        ]);
      }
    }
  }
  const resource = resources[turn % resources.length] ?? "";
  const listed = { permissions: ["DataRead"], resource, extent: "ALL" } as const;
  const answer = await engine.whoCan({ ...listed, entitlement: null, filter: {}, expand: false, page: EVERYTHING });
  expect(plainPrincipals(answer)).toEqual(plainOracle(oracle.whoCan(listed)));
}

/** All users, those of a group, a group's recordings, a recording, one that is shared, and a role. */
function resourcesOf({ account }: Oracle): string[] {
  const { keys } = account;
  const group = account.nodesOfKind("ZoomGroup").slice(-1);
  const recordings = account.nodesOfKind("ZoomRecording");
  return [
    keys.set("User"),
    ...group.flatMap((key) => [keys.setOf("User", key), keys.setOf("Recording", key)]),
    ...recordings.slice(0, 1),
    ...recordings.slice(-1),
    ...account.nodesOfKind("ZoomRole").slice(-1),
  ];
}
