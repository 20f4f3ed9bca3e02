import { describe, expect, it } from "vitest";
import { SharedWork } from "./shared-work.ts";

/** Work that ends when it is told to, or rejects when it is stopped. */
function jobs() {
  const begun: { readonly signal: AbortSignal; end(result: string): void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      begun.push({ signal, end: resolve });
    });
  return { begun, work };
}

describe("work that is shared", () => {
  it("is begun once for those who ask meanwhile, and again for who asks when it has ended", async () => {
    const { begun, work } = jobs();
    const shared = new SharedWork<string>();
    const both = [shared.do("a", undefined, work), shared.do("a", undefined, work)];
    begun[0]?.end("first");
    expect(await Promise.all(both)).toEqual(["first", "first"]);
    const third = shared.do("a", undefined, work);
    begun[1]?.end("second");
    expect(await third).toBe("second");
    expect(begun).toHaveLength(2);
  });

  it("goes on while one waits, and is stopped when the last has gone", async () => {
    const { begun, work } = jobs();
    const shared = new SharedWork<string>();
    const [one, other] = [new AbortController(), new AbortController()];
    const first = shared.do("a", one.signal, work);
    const second = shared.do("a", other.signal, work);
    one.abort(new Error("gone"));
    await expect(first).rejects.toThrow("gone");
    expect(begun[0]?.signal.aborted).toBe(false);
    other.abort(new Error("gone too"));
    await expect(second).rejects.toThrow("gone too");
    expect(begun[0]?.signal.aborted).toBe(true);
    const later = shared.do("a", undefined, work);
    begun[1]?.end("anew");
    expect(await later).toBe("anew");
  });

  it("that is kept goes on when the last has gone, for who asks later", async () => {
    const { begun, work } = jobs();
    const shared = new SharedWork<string>();
    const one = new AbortController();
    const first = shared.do("a", one.signal, (wanted, keep) => {
      keep();
      return work(wanted);
    });
    one.abort(new Error("gone"));
    await expect(first).rejects.toThrow("gone");
    expect(begun[0]?.signal.aborted).toBe(false);
    const later = shared.do("a", undefined, work);
    begun[0]?.end("done");
    expect([await later, begun.length]).toEqual(["done", 1]);
  });

  it("goes on for who brought no signal, and is not begun for who has gone already", async () => {
    const { begun, work } = jobs();
    const shared = new SharedWork<string>();
    const one = new AbortController();
    const stays = shared.do("a", undefined, work);
    const leaves = shared.do("a", one.signal, work);
    one.abort(new Error("gone"));
    await expect(leaves).rejects.toThrow("gone");
    await expect(shared.do("b", one.signal, work)).rejects.toThrow("gone");
    begun[0]?.end("done");
    expect(await stays).toBe("done");
    expect(begun).toHaveLength(1);
  });

  it("that fails does so for all, and is tried again by who asks later", async () => {
    const shared = new SharedWork<string>();
    const fail = () => Promise.reject(new Error("no"));
    await expect(
      Promise.allSettled([shared.do("a", undefined, fail), shared.do("a", undefined, fail)]),
    ).resolves.toEqual([1, 2].map(() => ({ status: "rejected", reason: new Error("no") })));
    expect(await shared.do("a", undefined, async () => "yes")).toBe("yes");
  });
});
