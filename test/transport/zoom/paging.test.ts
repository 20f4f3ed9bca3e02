import { afterEach, describe, expect, it } from "vitest";
import { type FakeZoom, openSession, type Read, readSection, startZoom } from "./fake-zoom.ts";
import { ACCOUNT } from "./test-account.ts";

let zoom: FakeZoom;
afterEach(() => zoom.close());

interface Lists {
  active?: readonly unknown[];
  inactive?: readonly unknown[];
  pending?: readonly unknown[];
}

const person = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  email: `${id}@example.com`,
  type: 1,
  ...more,
});
const people = (count: number) => Array.from({ length: count }, (_, i) => person(`u${i}`));

/** Reads users from lists that are cut into pages as asked; `onPage` may change the lists between two pages. */
async function usersOf(
  lists: Lists,
  more: Record<string, unknown> = {},
  onPage: (page: number) => void = () => {},
): Promise<readonly Read[]> {
  let page = 0;
  zoom = await startZoom(({ url }) => {
    onPage(page++);
    const all = lists[url.searchParams.get("status") as keyof Lists] ?? [];
    const size = Number(url.searchParams.get("page_size"));
    const from = Number(url.searchParams.get("next_page_token") ?? 0);
    const next = from + size < all.length ? String(from + size) : "";
    return { body: { users: all.slice(from, from + size), next_page_token: next, total_records: all.length, ...more } };
  });
  const session = await openSession(zoom);
  const reads = await readSection(session, "users");
  await session.close();
  return reads;
}

const keysOf = (read: Read | undefined) =>
  new Set(read?.facts.filter(({ type }) => type === "node").map(({ key }) => key));
const active = (reads: readonly Read[]) => reads.find(({ extent }) => extent === "active");

describe("pages over a socket", () => {
  it.each([
    [0, 1],
    [1, 1],
    [300, 1],
    [301, 2],
    [600, 2],
    [601, 3],
  ])("%i users come in %i pages of 300", async (count, pages) => {
    const read = active(await usersOf({ active: people(count) }));
    expect(read?.stop).toBeUndefined();
    expect(keysOf(read).size).toBe(count);
    expect(zoom.calls().filter(({ url }) => url.searchParams.get("status") === "active")).toHaveLength(pages);
  });

  it("send the same parameters with each token", async () => {
    await usersOf({ active: people(601) });
    const queries = zoom
      .calls()
      .map(({ url }) => [
        url.searchParams.get("status"),
        url.searchParams.get("page_size"),
        url.searchParams.get("next_page_token"),
      ]);
    expect(queries).toEqual([
      ["inactive", "300", null],
      ["pending", "300", null],
      ["active", "300", null],
      ["active", "300", "300"],
      ["active", "300", "600"],
    ]);
  });

  it("are partial, with what came, when total_records promises more", async () => {
    const read = active(await usersOf({ active: people(5) }, { total_records: 6 }));
    expect(read?.stop).toMatchObject({
      status: "partial",
      message: "GET /users says that there are 6 records and sent 5.",
    });
    expect(keysOf(read).size).toBe(5);
  });

  it("are partial when a token repeats", async () => {
    const read = active(await usersOf({ active: people(1) }, { next_page_token: "same" }));
    expect(read?.stop?.message).toBe("GET /users sent the same page token twice.");
  });

  it("count a user on two pages once", async () => {
    const list = [...people(300), person("u299"), person("u300")];
    const read = active(await usersOf({ active: list }, { total_records: 301 }));
    expect(read?.stop).toBeUndefined();
    expect(keysOf(read).size).toBe(301);
  });

  it("show a user who is activated during the run, the later record holding", async () => {
    const lists = { inactive: [person("moved", { status: "inactive" })], active: [person("u1", { status: "active" })] };
    const reads = await usersOf(lists, {}, (page) => {
      if (page !== 1) return;
      lists.inactive = [];
      lists.active.push(person("moved", { status: "active" }));
    });
    const said = reads.flatMap(({ extent, facts }) =>
      facts.flatMap((fact) =>
        fact.type === "node" && fact.key.endsWith(":moved") ? [[extent, fact.properties["status"]]] : [],
      ),
    );
    expect(said).toEqual([
      ["inactive", "inactive"],
      ["active", "active"],
    ]);
    expect(reads.every(({ stop }) => stop === undefined)).toBe(true);
  });

  it("show an invitation that is accepted during the run under both its keys", async () => {
    const lists: Lists = { pending: [{ email: "New@example.com", type: 1 }], active: [] };
    const reads = await usersOf(lists, {}, (page) => {
      if (page === 2) Object.assign(lists, { active: [person("new", { email: "new@example.com" })] });
    });
    const keys = reads.flatMap((read) => [...keysOf(read)]);
    expect(keys).toEqual([`zoom:${ACCOUNT}:pending:new%40example.com`, `zoom:${ACCOUNT}:user:new`]);
  });
});
