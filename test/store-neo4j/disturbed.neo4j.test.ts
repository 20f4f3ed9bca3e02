import { expect, it } from "vitest";
import { compareFactRefs } from "../../src/model/facts.ts";
import { collect, commitNext, covered, info } from "../contract/store-samples.ts";
import { brokenOff, IN_BATCHES, lostAfter, MARK, others, users } from "./broken-off.ts";
import { disturbedStore } from "./disturbed-database.ts";
import { inGraph } from "./graph.ts";
import { open, openEmpty } from "./open.ts";

it.each([
  ["Neo.TransientError.Request.NoThreadsAvailable", "STORE_UNREACHABLE"],
  ["Neo.TransientError.Cluster.ReplicationFailure", "STORE_UNREACHABLE"],
  ["Neo.DatabaseError.Transaction.TransactionStartFailed", "STORE_IO"],
  ["Neo.DatabaseError.General.UnknownError", "STORE_IO"],
])("a delta goes on where the server ended it by %s", async (status, code) => {
  await commitNext(await openEmpty(IN_BATCHES), { opened: users(20) }, [covered("users")]);
  const { database, store } = disturbedStore();
  const commit = () => store.commit({ opened: others, closed: [] }, [covered("users")], info(1));
  // The mark, and three batches.
  database.failure = { status, after: 4 };
  await expect(commit()).rejects.toMatchObject({ code, field: "neo4j.uri" });
  database.failure = undefined;
  expect(await inGraph(MARK)).toEqual([{ head: 1, applying: 2, batch: 3, undone: null }]);
  expect((await commit()).counts).toEqual({ facts: 40 + 80, opened: 80, closed: 0 });
  expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: null }]);
  expect((await store.check()).problems).toEqual([]);
});

it("a delta is taken back that the server refuses", async () => {
  const before = await openEmpty(IN_BATCHES);
  await commitNext(before, { opened: users(20) }, [covered("users")]);
  const { database, store } = disturbedStore();
  database.failure = { status: "Neo.ClientError.Statement.ArgumentError", after: 4 };
  // What is refused once is refused again: it is taken back by who writes next.
  await expect(store.commit({ opened: others, closed: [] }, [], info(1))).rejects.toMatchObject({ code: "INTERNAL" });
  await store.close();
  await commitNext(before, { opened: users(21).slice(40) }, [covered("users")]);
  expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: 1 }]);
  expect(await collect(before.facts())).toEqual(users(21));
});

it("who looked at a dead writer's mark takes out nothing that another has committed since", async () => {
  await brokenOff(others);
  const { database, store } = disturbedStore({});
  await inGraph("MATCH (s:WhocanStore) SET s.until = 0");
  database.meanwhile = async () => {
    const other = await open(IN_BATCHES);
    await other.commit({ opened: others, closed: [] }, [covered("users")], info(1));
    const third = other.commit({ opened: lostAfter(users(100).slice(120), 35), closed: [] }, [], info(2));
    await expect(third).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await other.close();
    expect(await inGraph(MARK)).toEqual([{ head: 2, applying: 3, batch: 3, undone: null }]);
  };
  const late = store.commit({ opened: users(5, 3), closed: users(5) }, [covered("users")], info(1));
  await expect(late).rejects.toMatchObject({ code: "STORE_CONFLICT" });
  expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: 1 }]);
  expect(await collect(store.facts())).toEqual([...users(20), ...others].sort(compareFactRefs));
  expect((await store.check()).problems).toEqual([]);
});
