import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { whoCan } from "../../src/access/who-can.ts";
import type { UnreadCost } from "../../src/derive/unread-cost.ts";
import { type DemoApp, openDemoApp, readAccount } from "../api/demo-app.ts";

/** One class of each owner, and those that single sections are about. */
const CLASSES = ["User", "UserSetting", "Group", "GroupMember", "Role", "Recording", "Meeting", "AccountSetting"];

let demo: DemoApp;
let scopes: readonly string[];
beforeAll(async () => {
  demo = await openDemoApp({}, 20);
  scopes = demo.zoom.rules.scopes;
});
afterAll(() => demo.close());

/** Classes of which who-can is unsure, for one of these sections or because what roles allow is unknown. */
async function unsureClasses(sections: readonly string[]): Promise<string[]> {
  const unsure = new Set<string>();
  for (const name of CLASSES) {
    for (const kinds of [["user"], ["app"]]) {
      const args = { resource: `set:${name}`, extent: "ANY", filter: { kinds } };
      const { answer } = await ask(whoCan, args, demo.app.engineAt, {});
      const isUnread = answer.completeness.gaps.some(({ section }) => sections.includes(section));
      const isUnknown = answer.rows.some(
        ({ principal, access }) => principal.kind === "ZoomUser" && access.some(({ state }) => state === "UNKNOWN"),
      );
      if (isUnread || isUnknown) unsure.add(name);
    }
  }
  return [...unsure];
}

function foretold(costs: readonly UnreadCost[]): string[] {
  const told = costs.filter(({ questions }) => questions.includes("who-can"));
  return CLASSES.filter((name) => told.some(({ classes }) => classes === "all" || classes.includes(name)));
}

it("what doctor says a missing scope costs is what who-can does not know after a run without it", async () => {
  const [connection] = demo.app.config.connections;
  if (connection === undefined) throw new Error("There is no connection.");
  for (const scope of scopes) {
    demo.zoom.rules.scopes = scopes.filter((one) => one !== scope);
    const { lacks } = await demo.app.check({ connection });
    const run = await openDemoApp({ scopes: demo.zoom.rules.scopes }, 20);
    const before = demo;
    try {
      demo = run;
      await readAccount(run);
      const sections = lacks.flatMap((lack) => [...lack.sections, ...lack.alsoLost]);
      expect([scope, await unsureClasses(sections)]).toEqual([scope, foretold(lacks.flatMap(({ costs }) => costs))]);
    } finally {
      demo = before;
      await run.close();
    }
  }
}, 120_000);
