import { expect, it } from "vitest";
import { newWorld } from "../../test/sync/world.ts";
import { Checkpoints } from "./checkpoints.ts";

const note = (section: string) =>
  `INSERT INTO extents (run, section, extent, role, status, read_at) VALUES (1, '${section}', '', 'read', 'complete', '')`;

function prepared(confirmLease: () => void = () => {}) {
  const { file } = newWorld().runs;
  file.exec("PRAGMA foreign_keys = OFF");
  const checkpoints = new Checkpoints(file, confirmLease, () => {});
  const add = (section: string) => checkpoints.add(() => void file.run(note(section)));
  const noted = () => file.all<{ section: string }>("SELECT section FROM extents ORDER BY section");
  return { add, noted };
}

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

it("writes nothing without the lease", async () => {
  const { add, noted } = prepared(() => {
    throw new Error("The lease is lost.");
  });
  await expect(add("a")).rejects.toThrow("The lease is lost.");
  expect(noted()).toEqual([]);
});
