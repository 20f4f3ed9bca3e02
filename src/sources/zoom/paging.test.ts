import { describe, expect, it } from "vitest";
import { ExtentStop } from "../source.ts";
import { type PageRead, type PagingOptions, type RawRecord, readPages, wholeRecord } from "./paging.ts";

type Body = Record<string, unknown>;

/** Reads a chain in which each token names the next body; returns the ids, the tokens sent and how it stopped. */
async function walk(bodies: readonly (Body | "expired")[], more: Partial<PagingOptions> = {}) {
  const tokens: (string | undefined)[] = [];
  const ids: unknown[] = [];
  let turn = 0;
  const options: PagingOptions = {
    operation: "GET /things",
    list: "things",
    identity: ({ id }) => (typeof id === "string" ? id : undefined),
    read: async (token): Promise<PageRead> => {
      tokens.push(token);
      const body = bodies[turn++] ?? {};
      return body === "expired" ? { kind: "expired" } : { kind: "page", body };
    },
    ...more,
  };
  try {
    for await (const { records } of readPages(options)) ids.push(...records.map(({ id }) => id));
  } catch (thrown) {
    if (!(thrown instanceof ExtentStop)) throw thrown;
    return { ids, tokens, stop: thrown };
  }
  return { ids, tokens, stop: undefined };
}

const things = (from: number, count: number): RawRecord[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${from + i}` }));

/** `total` things in pages of `size`, as Zoom would send them. */
function chain(total: number, size: number, more: Body = {}): Body[] {
  const pages = Math.max(1, Math.ceil(total / size));
  return Array.from({ length: pages }, (_, page) => ({
    things: things(page * size, Math.min(size, total - page * size)),
    next_page_token: page + 1 < pages ? `p${page + 1}` : "",
    total_records: total,
    ...more,
  }));
}

describe("readPages", () => {
  it.each([
    [0, 1],
    [1, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [20, 2],
    [21, 3],
  ])("reads %i records in pages of ten with %i requests", async (total, requests) => {
    const { ids, tokens, stop } = await walk(chain(total, 10));
    expect(stop).toBeUndefined();
    expect(ids).toEqual(things(0, total).map(({ id }) => id));
    expect(tokens).toEqual([undefined, ...Array.from({ length: requests - 1 }, (_, i) => `p${i + 1}`)]);
  });

  it.each([[{ things: [] }], [{ total_records: 0 }], [{ things: null, page_count: 0, next_page_token: null }]])(
    "takes %j for an empty list",
    async (page) => {
      expect(await walk([page])).toMatchObject({ ids: [], stop: undefined });
    },
  );

  it.each([
    [{}],
    [{ things: null, next_page_token: null }],
    [{ next_page_token: "" }],
    [{ things: null, total_records: 3 }],
  ])("does not take %j for an empty list: what there was would be gone", async (page) => {
    const { ids, stop } = await walk([page]);
    expect([ids, stop]).toEqual([[], expect.objectContaining({ status: "partial" })]);
    expect(stop?.message).toContain('without the list "things"');
  });

  it("goes on after an empty page that has a token", async () => {
    const { ids, stop } = await walk([{ things: [], next_page_token: "a" }, { things: things(0, 2) }]);
    expect([ids.length, stop]).toEqual([2, undefined]);
  });

  it("is partial when total_records promises more than came", async () => {
    const { ids, stop } = await walk(chain(15, 10, { total_records: 16 }));
    expect(ids).toHaveLength(15);
    expect(stop).toMatchObject({
      status: "partial",
      message: "GET /things says that there are 16 records and sent 15.",
    });
  });

  it("is complete when total_records promises less, or changed to what came", async () => {
    expect((await walk(chain(15, 10, { total_records: 3 }))).stop).toBeUndefined();
    const [first, last] = chain(15, 10) as [Body, Body];
    expect((await walk([{ ...first, total_records: 99 }, last])).stop).toBeUndefined();
  });

  it("does not count a duplicate across pages twice", async () => {
    const bodies = [
      { things: things(0, 10), next_page_token: "a", total_records: 12 },
      { things: things(9, 2), total_records: 12 },
    ];
    expect((await walk(bodies)).stop).toMatchObject({ status: "partial" });
    expect((await walk(bodies.map((body) => ({ ...body, total_records: 11 })))).stop).toBeUndefined();
  });

  it("is partial when a token comes twice", async () => {
    const bodies = [
      { things: things(0, 1), next_page_token: "a" },
      { things: things(1, 1), next_page_token: "b" },
      { things: things(2, 1), next_page_token: "a" },
    ];
    const { tokens, stop } = await walk(bodies);
    expect(stop?.message).toBe("GET /things sent the same page token twice.");
    expect(tokens).toEqual([undefined, "a", "b"]);
  });

  it("ends a chain of ever new tokens that brings nothing new", async () => {
    const bodies = Array.from({ length: 100 }, (_, i) => ({ things: things(0, 2), next_page_token: `n${i}` }));
    const { tokens, stop } = await walk(bodies);
    expect(stop?.status).toBe("partial");
    expect(tokens.length).toBeLessThan(30);
  });

  it("starts again once when a token expires, and is complete", async () => {
    const [first, second] = chain(15, 10) as [Body, Body];
    const { ids, tokens, stop } = await walk([first, "expired", first, second]);
    expect(stop).toBeUndefined();
    expect(tokens).toEqual([undefined, "p1", undefined, "p1"]);
    expect(new Set(ids).size).toBe(15);
  });

  it("is partial when it expires again", async () => {
    const [first] = chain(15, 10) as [Body];
    const { stop } = await walk([first, "expired", first, "expired"]);
    expect(stop).toMatchObject({ status: "partial", message: "The page tokens of GET /things expired twice." });
  });

  it("is partial when the list is none or members are no records", async () => {
    expect((await walk([{ things: { id: "x" } }])).stop?.status).toBe("partial");
    const { ids, stop } = await walk([{ things: [{ id: "a" }, null, "b", ["c"]] }]);
    expect(ids).toEqual(["a"]);
    expect(stop?.message).toBe("GET /things sent 3 members that are no records.");
  });

  it("counts records without an id one by one", async () => {
    const body = { things: [{ name: "x" }, { name: "x" }], total_records: 2 };
    expect((await walk([body])).stop).toBeUndefined();
  });

  it("tells records of one id apart by their content where asked to", async () => {
    const body = {
      things: [
        { id: "a", part: 1 },
        { id: "a", part: 2 },
      ],
      total_records: 2,
    };
    expect((await walk([body])).stop?.status).toBe("partial");
    expect((await walk([body], { identity: wholeRecord })).stop).toBeUndefined();
  });
});
