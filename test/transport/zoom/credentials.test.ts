import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import type { WhocanError } from "../../../src/lib/errors.ts";
import type { Reply } from "../loopback-server.ts";
import { type FakeZoom, openSession, readWhole, startZoom } from "./fake-zoom.ts";

let zoom: FakeZoom;
afterEach(() => zoom.close());

async function refusedWith(reply: Reply): Promise<WhocanError> {
  zoom = await startZoom(
    () => undefined,
    () => reply,
  );
  return openSession(zoom).then(
    () => {
      throw new Error("it was opened");
    },
    (thrown: WhocanError) => thrown,
  );
}

describe("wrong credentials", () => {
  it("each have a code and a next step of their own, before any section runs", async () => {
    const refusals: Record<string, Reply> = {
      AUTH_ACCOUNT: { status: 400, body: { reason: "Bad Request", error: "invalid_request" } },
      AUTH_CLIENT: { status: 400, body: { code: 4702, reason: "Invalid client.", error: "invalid_client" } },
      AUTH_SECRET: { status: 401, body: { code: 4704, reason: "Invalid client secret.", error: "invalid_client" } },
      AUTH_DEACTIVATED: { status: 400, body: { code: 4717, reason: "The app has been disabled." } },
    };
    const helps = new Set<string>();
    for (const [code, reply] of Object.entries(refusals)) {
      const error = await refusedWith(reply);
      expect(error.code).toBe(code);
      expect(error.exitCode).toBe(4);
      expect(zoom.calls()).toHaveLength(0);
      helps.add(error.help);
      await zoom.close();
    }
    expect(helps.size).toBe(4);
    zoom = await startZoom(() => undefined);
  });

  it("are told from no network", async () => {
    zoom = await startZoom(() => undefined);
    await zoom.close();
    const error = await openSession(zoom).catch((thrown: WhocanError) => thrown);
    expect(error).toMatchObject({ code: "NETWORK", exitCode: 5 });
    expect(inspect(error, { depth: 10 })).not.toContain("CANARY");
    zoom = await startZoom(() => undefined);
  });

  it("that stop being accepted during a run end it", async () => {
    let revoked = false;
    const refusal = { status: 400, body: { code: 4717, reason: "The app has been disabled." } };
    zoom = await startZoom(
      () => ({ status: 401, body: { code: 124, message: "Access token is expired." } }),
      () => (revoked ? refusal : undefined),
    );
    const session = await openSession(zoom);
    revoked = true;
    const { stop } = await readWhole(session, "groups");
    expect(stop).toMatchObject({ status: "failed", fatal: true, cause: { code: "AUTH_DEACTIVATED" } });
    await session.close();
  });

  it("are asked for again while the token host stumbles", async () => {
    let asked = 0;
    zoom = await startZoom(
      () => undefined,
      () => (++asked < 3 ? { status: 503, body: "<html>" } : undefined),
    );
    const session = await openSession(zoom);
    expect(asked).toBe(3);
    await session.close();
  });
});
