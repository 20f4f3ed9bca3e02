import { describe, expect, it } from "vitest";
import { knownNode, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { appAuthorizers } from "./endpoint.ts";

describe("app-authorizers", () => {
  it("come from the configuration, by e-mail, without asking Zoom", async () => {
    const known = knownFacts([knownNode("ZoomUser", "user:u1", { email: "ada@example.com" })]);
    const apps = { a1: { authorizer: "Ada@Example.com" }, a2: { authorizer: "gone@example.com" } };
    const { edges, asked, stop } = await readEndpoint(appAuthorizers, [], { known, connection: { apps } });
    expect(edges).toEqual(["user:u1|AUTHORIZED|app:a1", "email:gone%40example.com|AUTHORIZED|app:a2"]);
    expect([asked, stop]).toEqual([[], undefined]);
  });

  it("are none unless configured", async () => {
    expect(await readEndpoint(appAuthorizers, [])).toMatchObject({ facts: [], stop: undefined });
  });
});
