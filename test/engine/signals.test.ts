import { expect, it } from "vitest";
import { WhocanError } from "../../src/lib/errors.ts";
import { account } from "../accounts/build-account.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

/** Each of so many groups is in every later one: between the first and the last are 2^18 paths. */
const GROUPS = 20;

function nested() {
  const built = account().user("ann").role("reader", ["User:Read"]);
  for (let at = 0; at < GROUPS; at++) built.group(`g${at}`);
  for (let at = 0; at < GROUPS; at++) for (let to = at + 1; to < GROUPS; to++) built.nested(`g${at}`, `g${to}`);
  return built.member("ann", "g0").groupHasRole(`g${GROUPS - 1}`, "reader");
}

/** A signal that is aborted when it has been looked at so often. */
function abortedAfter(looks: number): { readonly signal: AbortSignal; readonly looked: () => number } {
  const controller = new AbortController();
  let count = 0;
  Object.defineProperty(controller.signal, "aborted", {
    get: () => {
      if (++count === looks) controller.abort(new WhocanError("DEADLINE", "The answer took longer than 1 s."));
      return count >= looks;
    },
  });
  return { signal: controller.signal, looked: () => count };
}

it("the proofs of one pair are not looked for past the deadline, however many paths there are", async () => {
  const built = nested();
  const { keys } = built;
  const engine = await engineOf(built.build());
  const pair = { principal: keys.user("ann"), permission: "DataRead", resource: keys.set("User") } as const;
  for (const ask of ["explain", "can"] as const) {
    const { signal, looked } = abortedAfter(1000);
    await expect(engine[ask]({ ...pair, page: EVERYTHING }, { signal })).rejects.toMatchObject({ code: "DEADLINE" });
    expect(looked()).toBe(1000);
  }
});

it("a search that reads every node ends with its signal", async () => {
  const engine = await engineOf(nested().build());
  const { signal } = abortedAfter(5);
  const request = { text: "\uD800", kinds: null, page: EVERYTHING };
  await expect(engine.search(request, { signal })).rejects.toMatchObject({ code: "DEADLINE" });
});
