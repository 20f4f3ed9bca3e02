import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import type { DemoUser } from "../../src/demo/account/demo-account.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let served: ServedAccount;
beforeEach(async () => {
  served = await serveAccount(16);
});
afterEach(() => served.close());

/** Reads the account and gives what the run did. */
async function sync(...options: string[]) {
  return (await served.json(["sync", ...options])).reports[0];
}

function userOf(email: string): DemoUser {
  const user = served.account.users.find((one) => one.email === email);
  if (user === undefined) throw new Error(`There is no ${email}.`);
  return user;
}

async function storeDigest(): Promise<string> {
  return createHash("sha256")
    .update(await readFile(join(served.folder, ".whocan", "whocan.db")))
    .digest("hex");
}

describe("a second run", () => {
  it("of an account that did not change writes nothing, and says so", async () => {
    expect(await sync()).toMatchObject({ revision: { number: 1 }, unchanged: false });
    const digest = await storeDigest();
    const { stdout } = await served.whocan(["sync"]);
    expect(stdout).toMatch(/: nothing changed, no revision written \(\d+ requests/u);
    expect(await storeDigest()).toBe(digest);
    const { revision, lastRun } = await served.json(["status"]);
    expect([revision.number, lastRun.outcome]).toEqual(["1", "unchanged"]);
  });

  it("closes and opens just the facts of a user who changed", async () => {
    await sync();
    userOf(CAST.bystander.email).department = "Research";
    expect(await sync()).toMatchObject({ revision: { number: 2 }, opened: 1, closed: 1 });
    const user = `user:${CAST.bystander.email}`;
    expect((await served.json(["show", user])).properties.department).toBe("Research");
    expect((await served.json(["show", user, "--at", "1"])).properties.department).toBe("Engineering");
  });

  it("changes answers from then on, and none of the past", async () => {
    await sync();
    const user = `user:${CAST.bystander.email}`;
    const question = ["can", user, "DataWrite", "set:User"];
    expect(await served.json(question)).toMatchObject({ verdict: "NO", revision: "1" });
    const proofs = await served.whocan(["explain", `user:${CAST.helpdesk.email}`, "DataWrite", "set:User", "--json"]);
    const admin = served.account.roles.find(({ name }) => name === "User Admin");
    userOf(CAST.bystander.email).roleId = admin?.id ?? "";
    const helpdesk = userOf(CAST.helpdesk.email);
    helpdesk.roleId = "2";
    expect((await sync()).revision.number).toBe(2);
    expect(await served.json(question)).toMatchObject({ verdict: "YES", revision: "2" });
    expect(await served.json([...question, "--at", "1"])).toMatchObject({ verdict: "NO", revision: "1" });
    // A proof is of one revision, and holds in it whatever came later.
    expect((await served.whocan(["verify", "-"], { stdin: proofs.stdout })).code).toBe(0);
    expect(await served.json(["can", `user:${CAST.helpdesk.email}`, "DataWrite", "set:User"])).toMatchObject({
      verdict: "NO",
    });
    expect((await served.json(["status"])).disagreements).toHaveLength(2);
  });

  it("finds who left dormant, not gone, and who is gone nowhere but in the past", async () => {
    await sync();
    userOf(CAST.helpdesk.email).status = "inactive";
    served.account.users = served.account.users.filter(({ email }) => email !== CAST.forgottenAdmin.email);
    await sync();
    const left = await served.json(["can", `user:${CAST.helpdesk.email}`, "DataWrite", "set:User"]);
    expect(left).toMatchObject({ verdict: "NO", state: "DORMANT" });
    const gone = ["can", `user:${CAST.forgottenAdmin.email}`, "DataWrite", "set:User"];
    expect(await served.whocan(gone)).toMatchObject({ code: 7, stderr: expect.stringContaining("NO_SUCH_NODE") });
    expect(await served.json([...gone, "--at", "1"])).toMatchObject({ verdict: "YES" });
  });
});

describe("an invitation", () => {
  const EMAIL = CAST.invited.email;

  it("VZ-36 has no id, is known by its e-mail, and becomes one with the user on activation", async () => {
    expect(userOf(EMAIL).id).toBeNull();
    await sync();
    const before = await served.json(["show", `user:${EMAIL}`]);
    expect(before.key).toBe(`zoom:${served.account.id}:pending:${encodeURIComponent(EMAIL)}`);
    expect(before.properties).toMatchObject({ status: "pending", is_active: false });
    expect(before.properties.zoom_id).toBeUndefined();
    const invited = ["can", `user:${EMAIL}`, "DataWrite", "set:User"];
    expect(await served.json(invited)).toMatchObject({ verdict: "NO", state: "DORMANT" });

    Object.assign(userOf(EMAIL), { id: "Activated01", status: "active", verified: true });
    await sync();
    const found = await served.json(["find", EMAIL, "--kinds", "user"]);
    expect(found.nodes.map(({ key }: { key: string }) => key)).toEqual([`zoom:${served.account.id}:user:Activated01`]);
    // The e-mail is the same reference before and after, and so is the role that came with the invitation.
    expect(await served.json(invited)).toMatchObject({ verdict: "YES", state: "ACTIVE" });
    expect(await served.json([...invited, "--at", "1"])).toMatchObject({ verdict: "NO", state: "DORMANT" });
    expect((await served.json(["status"])).dangling).toHaveLength(1);
    // What a list prints as reference can be asked for.
    expect((await served.whocan(["find", EMAIL, "--at", "1"])).stdout).toContain(`\nuser:${EMAIL} `);
  });

  it("that is accepted between two pages of one run is named twice until the next run, never answered for once", async () => {
    served.zoom.rules.onRequest = ({ path, query }) => {
      const activated = path === "/v2/users" && query.get("status") === "active" && userOf(EMAIL).id === null;
      if (activated) Object.assign(userOf(EMAIL), { id: "Activated01", status: "active" });
      return undefined;
    };
    await sync();
    const question = ["can", `user:${EMAIL}`, "DataWrite", "set:User"];
    const { code, stderr } = await served.whocan(question);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/AMBIGUOUS_REFERENCE: .* matches 2 nodes: .*Activated01/u),
    ]);
    await sync();
    expect(await served.json(question)).toMatchObject({ verdict: "YES" });
  });
});

describe("deactivated users", () => {
  const statuses = async () => {
    const { nodes } = await served.json(["find", served.account.id, "--kinds", "user", "--all"]);
    return new Set(nodes.map(({ properties }: { properties: { status: string } }) => properties.status));
  };

  it("AX-43 are read unless that is turned off, in the file or on the line, and then stay as they were", async () => {
    const asked = () => {
      const queries = served.zoom.requests.list.filter(({ path }) => path === "/v2/users").map(({ query }) => query);
      served.zoom.requests.clear();
      return queries.join("\n");
    };
    const file = join(served.folder, "whocan.yaml");
    await writeFile(file, "zoom:\n  includeInactive: false\n");
    await sync();
    expect(asked()).not.toContain("status=inactive");
    expect(await statuses()).toEqual(new Set(["active", "pending"]));
    await rm(file);
    await sync();
    expect(asked()).toContain("status=inactive");
    expect(await statuses()).toEqual(new Set(["active", "inactive", "pending"]));
    await sync("--no-inactive");
    expect(asked()).not.toContain("status=inactive");
    expect(await statuses()).toEqual(new Set(["active", "inactive", "pending"]));
  });
});
