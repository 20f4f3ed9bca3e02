import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type DemoProcess, startDemoProcess } from "../../src/demo/process.ts";
import { ask, askToken } from "./ask.ts";

const started: DemoProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((demo) => demo.close()));
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe("the demo in a process of its own", () => {
  it("serves the account of its seed and size, says how to reach it, and ends when it is closed", async () => {
    const demo = await startDemoProcess({ seed: 3, users: 20, now: "2026-11-02T09:00:00Z" });
    started.push(demo);
    const account = makeDemoAccount({ seed: 3, users: 20, now: "2026-11-02T09:00:00Z" });
    expect(demo).toMatchObject({ accountId: account.id, accountName: account.name, authorizers: account.authorizers });
    expect(demo.clientSecret).toContain(SECRET_MARK);
    const zoom = { url: demo.url, oauthUrl: demo.oauthUrl, credentials: demo };
    expect((await askToken(zoom)).status).toBe(200);
    const { body } = await ask(zoom, "/users", { page_size: "300" });
    expect(body.users.map((user: { email: string }) => user.email)).toEqual(
      account.users.filter(({ status }) => status === "active").map(({ email }) => email),
    );
    await demo.close();
    expect(isAlive(demo.pid)).toBe(false);
  });

  it("ends by itself when its parent is killed", async () => {
    const here = new URL("./start-and-wait.ts", import.meta.url);
    const loader = createRequire(import.meta.url).resolve("tsx/esm");
    const parent = spawn(process.execPath, ["--import", `file://${loader}`, fileURLToPath(here)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(await new Promise<string>((resolve) => parent.stdout.setEncoding("utf8").once("data", resolve)));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    const { promise, resolve } = deferred();
    const watch = setInterval(() => {
      if (!isAlive(pid)) resolve();
    }, 20);
    await promise;
    clearInterval(watch);
    expect(isAlive(pid)).toBe(false);
  });

  it("says why it did not start", async () => {
    await expect(startDemoProcess({ users: 0 })).rejects.toMatchObject({
      code: "INTERNAL",
      message: expect.stringContaining("1 to 1000000 users"),
    });
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
