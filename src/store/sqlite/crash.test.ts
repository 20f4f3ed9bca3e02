import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { folders } from "../../../test/contract/store-folder.ts";
import { collect } from "../../../test/contract/store-samples.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

const folder = folders();
const FACTS = 1_200;

/** Commits without end: each revision replaces all facts. Says when it is half through one and when one is acknowledged. */
const WRITER = `
  const { openSqliteStore } = await import(process.argv[1]);
  const store = await openSqliteStore({ directory: process.argv[2] });
  const facts = function* (value) {
    for (let i = 0; i < ${FACTS}; i++) {
      if (i === ${FACTS / 2}) process.stdout.write("half " + value + "\\n");
      yield { type: "node", key: "n" + i, section: "users", extent: "", kind: "ZoomUser", name: null, properties: { value } };
    }
  };
  for (;;) {
    const parent = (await store.head())?.number ?? 0;
    const closed = [];
    for await (const fact of store.facts()) closed.push(fact);
    const info = { at: "2026-01-01T00:00:00.000Z", connection: "c", account: "a", catalogDigest: "", parent };
    const { number } = await store.commit({ opened: facts(parent + 1), closed }, [], info);
    process.stdout.write("done " + number + "\\n");
  }`;

/** Lets the writer work until it says the word for the nth time, kills it, and returns the last acknowledged revision. */
async function writeAndKill(directory: string, word: string, times: number): Promise<number> {
  const store = pathToFileURL(`${import.meta.dirname}/open-sqlite-store.ts`).href;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", WRITER, store, directory]);
  const ended = once(child, "exit");
  let [acknowledged, left] = [0, times];
  for await (const line of createInterface({ input: child.stdout })) {
    const [said, number] = line.split(" ");
    if (said === "done") acknowledged = Number(number);
    if (said === word && --left === 0) child.kill("SIGKILL");
  }
  expect(await ended).toEqual([null, "SIGKILL"]);
  return acknowledged;
}

it("survives kill -9: what was acknowledged is there, and of the rest all or nothing", async () => {
  const directory = folder();
  for (const [word, times] of [
    ["half", 1],
    ["half", 2],
    ["done", 2],
  ] as const) {
    const acknowledged = await writeAndKill(directory, word, times);
    const store = await openSqliteStore({ directory });
    const head = await store.head();
    expect(head?.number ?? 0).toBeGreaterThanOrEqual(acknowledged);
    const facts = await collect(store.facts());
    expect(facts).toHaveLength(head === null ? 0 : FACTS);
    expect(new Set(facts.map((fact) => fact.properties["value"]))).toEqual(new Set(head === null ? [] : [head.number]));
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  }
});
