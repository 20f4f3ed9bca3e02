import { CAST } from "../../src/demo/account/cast.ts";
import type { DemoUser } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { readDemo } from "../conformance/demo/read-demo.ts";

/** Before this day a sign-in counts as long ago. */
export const LONG_AGO = "2026-08-04T09:00:00Z";

/** An account with a hit and near misses for each question, by its ids as Cartography writes them. */
export interface PlantedGraph {
  readonly account: TestAccount;
  readonly hits: Readonly<Record<string, readonly string[]>>;
}

/** The cast of the demo account with what it lacks put into it, read by the real source. */
export async function plantedGraph(): Promise<PlantedGraph> {
  const demo = makeDemoAccount({ users: Object.keys(CAST).length });
  const { auditor, bystander, forgottenAdmin, helpdesk, recordingHost } = CAST;
  const user = ({ email }: { readonly email: string }) => find(demo.users, (each) => each.email === email);
  const role = (name: string) => find(demo.roles, (each) => each.name === name).id;
  const app = (name: string) => find(demo.apps, (each) => each.name === name);

  // Near misses of the stale: no licence, just at the day, never seen.
  Object.assign(user(bystander), { type: 1, lastLoginAt: "2025-01-01T00:00:00Z" } satisfies Partial<DemoUser>);
  user(auditor).lastLoginAt = LONG_AGO;
  user(helpdesk).lastLoginAt = null;
  user(recordingHost).lastLoginAt = "2026-08-04T08:59:59Z";
  // Near misses of apps: approved and not added, of the house, writes what is the user's own alone.
  app("Whiteboard Courier").scopes = ["whiteboard:write:admin"];
  app("Warehouse Export").scopes = ["user:write:admin"];
  app("Front Desk Kiosk").scopes = ["user:read:admin", "meeting:write:meeting", "meeting:write"];
  app("Call Quality Lens").scopes = ["phone:read:admin", "phone:update:call_queue:admin"];
  // A near miss of roles: it may change everything, and nobody has it.
  find(demo.roles, ({ name }) => name === "Access Review Connector").privileges.push("User:Edit");

  const [shared, internal] = demo.recordings;
  for (const recording of demo.recordings) recording.share = recording === internal ? "internally" : "none";
  if (shared !== undefined) shared.share = "publicly";

  const account = await readDemo(demo);
  const id = (...parts: readonly string[]) => [demo.id, ...parts].join(":");
  const userId = (member: { readonly email: string }) => id("user", user(member).id ?? "");
  return {
    account,
    hits: {
      "unrestricted-edit-roles": ["0", "1", role("User Admin"), role("Helpdesk")].map((each) => id("role", each)),
      "admin-write-apps": ["Minutely Notetaker", "Event Registrar", "Call Quality Lens"].map((name) =>
        id("app", app(name).id),
      ),
      "stale-licensed-users": [forgottenAdmin, recordingHost].map(userId),
      "public-recordings": [id("recording", shared?.uuid ?? "")],
    },
  };
}

function find<T>(list: readonly T[], isIt: (item: T) => boolean): T {
  const found = list.find(isIt);
  if (found === undefined) throw new Error("The demo account lacks what is planted on.");
  return found;
}
