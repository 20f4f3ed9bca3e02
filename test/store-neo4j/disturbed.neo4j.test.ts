import { describe, expect, it } from "vitest";
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

it("a delta goes on that the server refused once: what another process did meanwhile may have been why", async () => {
  await commitNext(await openEmpty(IN_BATCHES), { opened: users(20) }, [covered("users")]);
  const { database, store } = disturbedStore();
  const commit = () => store.commit({ opened: others, closed: [] }, [covered("users")], info(1));
  database.failure = { status: "Neo.ClientError.Statement.EntityNotFound", after: 4, times: 1 };
  await expect(commit()).rejects.toMatchObject({ code: "INTERNAL" });
  expect(await inGraph(MARK)).toEqual([{ head: 1, applying: 2, batch: 3, undone: null }]);
  expect((await commit()).counts).toEqual({ facts: 40 + 80, opened: 80, closed: 0 });
  expect(await inGraph(MARK)).toEqual([{ head: 2, applying: null, batch: null, undone: null }]);
});

it.each(["Neo.ClientError.Transaction.TransactionTimedOut", "Neo.TransientError.General.MemoryPoolOutOfMemoryError"])(
  "a delta goes in batches that the server ended as one transaction by %s",
  async (status) => {
    await commitNext(await openEmpty(IN_BATCHES), { opened: users(20) }, [covered("users")]);
    const { database, store } = disturbedStore({});
    database.failure = { status, after: 0, times: 1 };
    const revision = await store.commit({ opened: others, closed: users(5) }, [covered("users")], info(1));
    expect(revision.counts).toEqual({ facts: 40 + 80 - 10, opened: 80, closed: 10 });
    expect((await store.check()).problems).toEqual([]);
  },
);

describe("who reads while a delta is taken out again, and misses what is opened again,", () => {
  /** Reads of a graph in which a delta was broken off that closed something, which is taken out amid the next reading. */
  async function takenOutMeanwhile() {
    const { store: writer, before } = await brokenOff(others, users(20).slice(0, 12));
    const { database, store } = disturbedStore();
    database.amid = () => writer.settle();
    return { store, before };
  }

  it("is told to ask again, and not that the store is damaged", async () => {
    const { store, before } = await takenOutMeanwhile();
    await expect(collect(store.facts())).rejects.toMatchObject({ code: "STORE_APPLYING" });
    expect(await collect(store.facts())).toEqual(before);
  });

  it("finds nothing amiss when it checks the store", async () => {
    const { store } = await takenOutMeanwhile();
    expect(await store.check()).toEqual({ revisions: 1, facts: 40, problems: [] });
  });
});

it("who asks what a revision opened is sent nothing that another one did", async () => {
  const first = await openEmpty();
  await commitNext(first, { opened: users(20) });
  await commitNext(first, { opened: users(21).slice(40) });
  const { database, store } = disturbedStore();
  expect((await collect(store.changes(1, 2))).map(({ fact }) => fact)).toEqual(users(21).slice(40));
  const said = database.sent.filter(({ facts, relations }) => facts !== null || (relations as unknown[]).length > 0);
  expect(said.map(({ key }) => key)).toEqual(["zoom:a:user:020"]);
});

it("who goes on with a delta is heard of while it passes over what is there", async () => {
  const first = await openEmpty(IN_BATCHES);
  await commitNext(first, { opened: users(100) });
  const delta = { opened: lostAfter(others, 0), closed: users(100) };
  await expect(first.commit(delta, [], info(1))).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  expect(await inGraph(MARK)).toMatchObject([{ applying: 2, batch: 20 }]);
  await first.close();
  const { database, store } = disturbedStore();
  database.amid = () => inGraph("MATCH (s:WhocanStore) SET s.until = 0");
  await expect(store.commit(delta, [], info(1))).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  expect(await inGraph("MATCH (s:WhocanStore) RETURN s.batch AS batch, s.until > timestamp() AS lives")).toEqual([
    { batch: 20, lives: true },
  ]);
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
