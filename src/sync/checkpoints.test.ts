import { expect, it } from "vitest";
import { userFact } from "../../test/sync/fake-facts.ts";
import { newWorld } from "../../test/sync/world.ts";
import { Checkpoints } from "./checkpoints.ts";
import { prepareFacts } from "./staging.ts";

const note = (section: string) =>
  `INSERT INTO extents (run, section, extent, role, status, read_at) VALUES (1, '${section}', '', 'read', 'complete', '')`;

function prepared(confirmLease: () => void = () => {}) {
  const { file, staging } = newWorld().runs;
  file.exec("PRAGMA foreign_keys = OFF");
  const checkpoints = new Checkpoints(file, confirmLease, (facts) => staging.keep(1, facts));
  const add = (section: string) => checkpoints.add(() => void file.run(note(section)));
  const noted = () => file.all<{ section: string }>("SELECT section FROM extents ORDER BY section");
  const staged = () => file.get<{ facts: number }>("SELECT count(*) AS facts FROM staged")?.facts;
  return { checkpoints, add, noted, staged };
}

const facts = (count: number, from = 0) =>
  prepareFacts(Array.from({ length: count }, (_, index) => userFact(`u${from + index}`, "active", "Ada")));

it("has written what ended when its promise resolves, all of one turn together", async () => {
  let confirmed = 0;
  const { add, noted } = prepared(() => confirmed++);
  await Promise.all([add("a"), add("b"), add("c")]);
  expect([noted().length, confirmed]).toEqual([3, 1]);
  await add("d");
  expect([noted().length, confirmed]).toEqual([4, 2]);
});

it("fails all that share a transaction, of which nothing is written, and goes on", async () => {
  const { add, noted } = prepared();
  await add("a");
  const results = await Promise.allSettled([add("b"), add("a")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(noted()).toEqual([{ section: "a" }]);
  await add("b");
  expect(noted()).toHaveLength(2);
});

it("has written, with an end, all facts that came before it", async () => {
  const { checkpoints, add, staged } = prepared();
  checkpoints.keep(facts(3));
  expect(staged()).toBe(0);
  await add("a");
  expect(staged()).toBe(3);
});

it("writes at once when it is told to, and when many facts wait", async () => {
  const { checkpoints, add, noted, staged } = prepared();
  const ended = add("a");
  const settled = checkpoints.settle();
  expect(noted()).toHaveLength(1);
  await Promise.all([ended, settled]);
  checkpoints.keep(facts(10_000));
  expect(staged()).toBe(10_000);
});

it("loses no fact of an extent that goes on to a transaction that fails", async () => {
  const { checkpoints, add, noted, staged } = prepared();
  await add("a");
  checkpoints.keep(facts(2));
  await expect(add("a")).rejects.toThrow();
  checkpoints.keep(facts(1, 2));
  await add("b");
  expect([staged(), noted().length]).toEqual([3, 2]);
});

it("tells who gives facts when they cannot be written", () => {
  const { checkpoints, staged } = prepared(() => {
    throw new Error("The lease is lost.");
  });
  expect(() => checkpoints.keep(facts(10_000))).toThrow("The lease is lost.");
  expect(staged()).toBe(0);
});

it("writes nothing without the lease", async () => {
  const { add, noted } = prepared(() => {
    throw new Error("The lease is lost.");
  });
  await expect(add("a")).rejects.toThrow("The lease is lost.");
  expect(noted()).toEqual([]);
});
