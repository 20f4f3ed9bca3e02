import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query } from "../api/client.ts";
import { startWhocan, type Whocan } from "../e2e/whocan.ts";
import { AT_TEST_NOW } from "./at-test-now.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { type HeldZoom, holdAt } from "./held-zoom.ts";
import { contentsOf, leftovers, problemsOf, readInto } from "./place.ts";
import { variablesFor } from "./served.ts";

const scenario = "later read";

let ground: Ground;
let held: HeldZoom;
const started: Whocan[] = [];
beforeAll(async () => {
  ground = await prepareGround();
});
afterAll(() => ground?.close());
beforeEach(async () => {
  // They are asked for when all users are read.
  held = await holdAt(/^\/v2\/roles\/[^/]+\/members$/u);
});
afterEach(async () => {
  held.letGo();
  for (const each of started.splice(0)) {
    each.kill("SIGKILL");
    await each.ended;
  }
  await held.zoom.close();
});

function start(argv: readonly string[], cwd: string): Whocan {
  const process = startWhocan(argv, {
    cwd,
    env: { ...variablesFor(held.zoom), ...AT_TEST_NOW, WHOCAN_LOG_LEVEL: "silent" },
  });
  started.push(process);
  return process;
}

describe("two processes on one store", () => {
  it("do not read one connection at once; who asks meanwhile is answered from the old revision", async () => {
    const { before, after } = await ground.scenario(scenario);
    const cwd = ground.place(scenario);
    const first = start(["sync"], cwd);
    await held.arrived;
    const second = await start(["sync"], cwd).ended;
    expect([second.code, second.stderr]).toEqual([8, expect.stringContaining("error RUN_IN_PROGRESS: ")]);
    expect(second.stderr).toContain(`process ${first.pid}, started at `);
    expect(await contentsOf(cwd, held.zoom)).toEqual(before);
    held.letGo();
    expect((await first.ended).code).toBe(0);
    expect(await contentsOf(cwd, held.zoom)).toEqual(after);
    expect([await problemsOf(cwd), leftovers(cwd)]).toEqual([[], { leases: 0, staged: 0, delta: 0 }]);
  });

  it("may read two connections at once: the one that comes second works out its changes from what the first one wrote", async () => {
    const { after } = await ground.scenario(scenario);
    const cwd = ground.place(scenario);
    const slow = start(["sync"], cwd);
    await held.arrived;
    held.pass();
    const report = await readInto(cwd, held.zoom, { connection: "another" });
    expect(report.revision?.number).toBe(2);
    held.letGo();
    expect((await slow.ended).code).toBe(0);
    expect(await contentsOf(cwd, held.zoom)).toEqual(after);
    expect([await problemsOf(cwd), leftovers(cwd)]).toEqual([[], { leases: 0, staged: 0, delta: 0 }]);
  });
});

describe("SIGTERM", () => {
  it("ends a sync with a code and its lease given back, and the next one asks for nothing again that had ended", async () => {
    const { after } = await ground.scenario(scenario);
    const cwd = ground.place(scenario);
    const sync = start(["sync"], cwd);
    await held.arrived;
    sync.kill("SIGTERM");
    const { code, stderr } = await sync.ended;
    expect([code, stderr]).toEqual([8, expect.stringContaining("error CANCELLED: ")]);
    expect(leftovers(cwd)).toMatchObject({ leases: 0 });
    held.letGo();
    const asked = () => held.zoom.requests.list.filter(({ path }) => path === "/v2/users").length;
    const before = asked();
    expect(before).toBeGreaterThan(0);
    expect(await readInto(cwd, held.zoom)).toMatchObject({ resumed: true });
    expect(asked()).toBe(before);
    expect(await contentsOf(cwd, held.zoom)).toEqual(after);
  });

  it("lets a server answer what was asked before it", async () => {
    const server = start(["serve", "--port", "0"], ground.place(scenario));
    const url = new URL(await server.waitFor(/GraphQL on (http\S+)\/graphql/u));
    await query(url.origin, "{ __typename }");
    const body = JSON.stringify({ query: '{ search(text: "a", first: 1) { totalCount revision } }' });
    const socket = connect(Number(url.port), url.hostname);
    const head = `Host: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
    // The server has begun to answer: it says that it waits for the rest.
    socket.write(`POST /graphql HTTP/1.1\r\n${head}\r\nExpect: 100-continue\r\n\r\n`);
    const said = new Promise<string>((resolve) => socket.once("data", (chunk: Buffer) => resolve(chunk.toString())));
    expect(await said).toContain("100 Continue");
    server.kill("SIGTERM");
    await expect.poll(() => isRefused(url), { timeout: 60_000 }).toBe(true);
    socket.write(body);
    const answer = await text(socket);
    expect(answer).toContain("HTTP/1.1 200 OK");
    expect(answer).toContain('"revision":"1"');
    expect((await server.ended).code).toBe(0);
  });
});

/** Whether nobody listens any more. */
function isRefused({ port, hostname }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => resolve(false)).once("error", () => resolve(true));
    socket.once("connect", () => socket.destroy());
  });
}
