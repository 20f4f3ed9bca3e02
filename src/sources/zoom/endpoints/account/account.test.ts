import { describe, expect, it } from "vitest";
import { PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { account } from "./endpoint.ts";
import settings from "./fixtures/settings.json" with { type: "json" };

describe("account", () => {
  it("is asked for as `me`: its own id would need a master scope", async () => {
    expect((await readEndpoint(account, [settings])).asked[0]?.path).toBe("/accounts/me/settings");
  });

  it("has the configured id, and the name that the settings hold", async () => {
    const { nodes, facts } = await readEndpoint(account, [settings]);
    expect(nodes.at(-1)).toMatchObject({ key: PREFIX, kind: "ZoomAccount", name: "Example Ltd" });
    expect(JSON.stringify(facts)).not.toContain("CANARY");
  });

  it.each([[{}], [{ account: null }], [{ account: "odd" }], [{ account: { name: "" } }]])(
    "is named by its id when the settings are %j",
    async (body) => {
      expect((await readEndpoint(account, [body])).nodes.at(-1)).toMatchObject({ key: PREFIX, name: PREFIX.slice(5) });
    },
  );

  it("is said even where its settings are denied", async () => {
    const denied = {
      code: 4711,
      message: "Invalid access token, does not contain scopes:[account:read:settings:admin].",
    };
    const { nodes, stop } = await readEndpoint(account, [denied], { status: 400 });
    expect(nodes.map(({ key }) => key)).toEqual([PREFIX]);
    expect(stop).toMatchObject({
      status: "denied",
      missing: { kind: "scope", codes: ["account:read:settings:admin"] },
    });
  });

  it("is not in a free plan", async () => {
    const free = { code: 200, message: "Only available for paid account: AbCdEfGhIjKlMnOp." };
    expect((await readEndpoint(account, [free])).stop?.status).toBe("not-in-plan");
  });
});
