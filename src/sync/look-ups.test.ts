import { describe, expect, it } from "vitest";
import { FakeSource, type FakeState, keys, smallAccount } from "../../test/sync/fake-account.ts";
import { emailOf } from "../../test/sync/fake-facts.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { type Fact, relationKey } from "../model/facts.ts";
import { ExtentStop, type Section } from "../sources/source.ts";

/** Meetings by month: each is hosted by somebody whom it names by e-mail alone. */
const HOSTS: Readonly<Record<string, string>> = { "2026-10": "ada", "2026-11": "dan" };

const meetings: Section = {
  name: "meetings",
  description: "Meetings.",
  dependsOn: [],
  looksUp: ["users"],
  emits: { kinds: [], relations: ["HOSTED_BY"] },
  plan: () => Object.keys(HOSTS).map((extent) => ({ extent })),
  async *read({ extent }, { known }) {
    const email = emailOf(HOSTS[extent] ?? "");
    const said = { from: keys.node("meeting", extent), to: known.userByEmail(email) ?? keys.unmatchedEmail(email) };
    const key = relationKey(said.from, "HOSTED_BY", said.to);
    const fact: Fact = {
      type: "relation",
      key,
      relation: "HOSTED_BY",
      properties: {},
      ...said,
      section: "meetings",
      extent,
    };
    yield { facts: [fact], records: 1 };
  },
};

function sourceOf(state: FakeState) {
  const source = new FakeSource(state);
  // Before the users in the order of names, too.
  source.sections = [meetings, ...source.sections];
  return source;
}

async function hosts(world: World): Promise<unknown[]> {
  return (await world.facts()).flatMap((fact) => (fact.section === "meetings" && "to" in fact ? [fact.to] : []));
}

/** A source whose list of active users breaks off at once. */
function withoutActiveUsers(state: FakeState) {
  const source = sourceOf(state);
  source.beforePage = (section, extent) => {
    if (section === "users" && extent === "active") throw new ExtentStop("partial", "It broke off.");
  };
  return source;
}

describe("a section that looks people up in another one", () => {
  it("knows who that one read in the same run", async () => {
    const world = newWorld();
    await world.sync(sourceOf(smallAccount()));
    expect(await hosts(world)).toEqual([keys.user("ada"), keys.user("dan")]);
    expect(await world.statuses()).toMatchObject({ "meetings/": "complete", "meetings/2026-10": "complete" });
  });

  it("is complete where that one is not, but for the extents that did not find somebody", async () => {
    const world = newWorld();
    await world.sync(withoutActiveUsers(smallAccount()));
    expect(await world.statuses()).toMatchObject({
      "meetings/": "complete",
      "meetings/2026-10": "partial",
      "meetings/2026-11": "complete",
    });
    const rows = await world.store.coverage();
    expect(rows.find(({ section, status }) => section === "meetings" && status === "partial")?.reason).toContain(
      "It depends on users, which ended as partial",
    );
  });

  it("is complete where that one is not, and everybody is known from before", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(sourceOf(state));
    await world.sync(withoutActiveUsers(state));
    expect(await hosts(world)).toEqual([keys.user("ada"), keys.user("dan")]);
    expect(await world.statuses()).toMatchObject({ "users/active": "partial", "meetings/2026-10": "complete" });
  });

  it("is complete where nobody has the e-mail in a list that was read to its end", async () => {
    const world = newWorld();
    const state = smallAccount();
    delete state.users["ada"];
    await world.sync(sourceOf(state));
    expect(await hosts(world)).toContain(keys.unmatchedEmail(emailOf("ada")));
    expect(await world.statuses()).toMatchObject({ "meetings/2026-10": "complete" });
  });

  it("is read again where a run goes on, as it may have found somebody who has left", async () => {
    const world = newWorld();
    const state = smallAccount();
    await world.sync(sourceOf(state));
    const broken = withoutActiveUsers(state).alter("recordings", () => ({ dependsOn: ["meetings"] }));
    const breakOff = broken.beforePage;
    broken.beforePage = (section, ...rest) => {
      if (section === "recordings") throw new ExtentStop("failed", "No network.", { fatal: true });
      return breakOff(section, ...rest);
    };
    await expect(world.sync(broken, { concurrency: 1 })).rejects.toMatchObject({ code: "NETWORK" });
    delete state.users["ada"];
    expect(await world.sync(sourceOf(state))).toMatchObject({ resumed: true });
    expect(await hosts(world)).toEqual([keys.unmatchedEmail(emailOf("ada")), keys.user("dan")]);
  });
});
