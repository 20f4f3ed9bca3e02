import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { role } from "./endpoint.ts";
import detail from "./fixtures/helpdesk.json" with { type: "json" };

const extent = `${PREFIX}:role:r1`;
const read = (body: unknown, status = 200) => readEndpoint(role, [body], { extent, status });

describe("role", () => {
  it("is read for every known role, the built-in ones too", () => {
    const known = knownFacts(["0", "1", "2", "r1"].map((id) => knownNode("ZoomRole", `role:${id}`)));
    const extents = role.extents({ known, connection: {} as never, now: new Date() });
    expect(extents.map((key) => key.slice(PREFIX.length))).toEqual([":role:0", ":role:1", ":role:2", ":role:r1"]);
  });

  it("says each privilege once, and the groups that it is limited to, whatever the case of the code", async () => {
    const { nodes, edges, stop, asked } = await read(detail);
    expect(asked[0]?.path).toBe("/roles/r1");
    expect(stop).toBeUndefined();
    const restricted = nodes.map(({ properties }) => [
      properties["privilege"],
      properties["restricted_to_groups"],
      properties["group_ids"],
    ]);
    expect(restricted).toEqual([
      ["User:Edit", true, ["g1", "g2"]],
      ["Group:Read", false, undefined],
      ["Recording:Read", true, []],
      ["Recording:Edit", false, undefined],
      ["Role:Edit", true, ["g1"]],
    ]);
    expect(edges).toEqual([
      "role:r1|GRANTS|role:r1:privilege:User%3AEdit",
      "role:r1:privilege:User%3AEdit|SCOPED_TO|group:g1",
      "role:r1:privilege:User%3AEdit|SCOPED_TO|group:g2",
      "role:r1|GRANTS|role:r1:privilege:Group%3ARead",
      "role:r1|GRANTS|role:r1:privilege:Recording%3ARead",
      "role:r1|GRANTS|role:r1:privilege:Recording%3AEdit",
      "role:r1:privilege:Role%3AEdit|SCOPED_TO|group:g1",
    ]);
  });

  it("may hold nothing, but an answer without the list of privileges is not that", async () => {
    expect(await read({ id: "r1", privileges: [] })).toMatchObject({ facts: [], stop: undefined });
    expect((await read({ id: "r1" })).stop?.status).toBe("partial");
    expect((await read({ id: "r1", privileges: null })).stop?.status).toBe("partial");
    const member = await readEndpoint(role, [{ id: "2" }], { extent: `${PREFIX}:role:2` });
    expect(member).toMatchObject({ facts: [], stop: undefined });
  });

  it.each([
    { group_ids: ["g9"] },
    { permission_id: null, group_ids: ["g9"] },
    { permission_id: " ", group_ids: ["g9"] },
    { permission_id: "Group:Read" },
    { permission_id: "Group:Read", group_ids: null },
    "Group:Read",
  ])("is partial, with what it says otherwise, where it limits to groups what cannot be read: %j", async (entry) => {
    const { nodes, stop } = await read({ ...detail, privilege_scopes: [...detail.privilege_scopes, entry] });
    expect(nodes.length).toBe(typeof entry === "string" ? 0 : 5);
    expect(stop).toMatchObject({ status: "partial", message: expect.stringContaining("limits privileges") });
  });

  it("stays as it was when it is gone meanwhile", async () => {
    const { stop, facts } = await read({ code: 1034, message: "The role ID does not exist." }, 404);
    expect([stop?.status, facts]).toEqual(["partial", []]);
  });
});
