import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let served: ServedAccount;
beforeAll(async () => {
  served = await serveAccount(Object.keys(CAST).length);
  const apps = Object.entries(served.account.authorizers).map(([id, email]) => `    ${id}: { authorizer: ${email} }\n`);
  await writeFile(join(served.folder, "whocan.yaml"), `zoom:\n  apps:\n${apps.join("")}`);
  await served.json(["sync"]);
});
afterAll(() => served.close());

/** Worked out by hand from the cast's roles (make-roles.ts) and the apps' scopes and authorizers (make-apps.ts). */
const SETS: readonly (readonly [
  permission: string,
  resource: string,
  people: readonly (keyof typeof CAST)[],
  apps: readonly string[],
  dormant: readonly (keyof typeof CAST)[],
  dormantApps: readonly string[],
])[] = [
  [
    "DataWrite",
    "set:User",
    ["owner", "admin", "userAdmin", "forgottenAdmin", "helpdesk"],
    ["Minutely Notetaker"],
    ["inactiveAdmin", "invited"],
    [],
  ],
  ["MetadataWrite", "set:Role", ["owner", "userAdmin", "forgottenAdmin"], [], ["invited"], []],
  [
    "MetadataDelete",
    "set:Group",
    ["owner", "admin", "userAdmin", "forgottenAdmin"],
    [],
    ["inactiveAdmin", "invited"],
    [],
  ],
  ["DataDelete", "set:Recording", ["owner", "admin"], ["Minutely Notetaker"], ["inactiveAdmin"], []],
  [
    "DataRead",
    "set:Recording",
    ["owner", "admin", "twoRoles", "auditor"],
    ["Minutely Notetaker", "Access Review Reader", "Recording Vault"],
    ["inactiveAdmin"],
    [],
  ],
];

it.each(SETS)(
  "VZ-06 exactly the planted principals have %s on %s, each with a proof that holds",
  async (permission, resource, people, apps, dormant, dormantApps) => {
    const rowsIn = async (...states: string[]) => {
      const answer = await served.json(["who-can", permission, resource, "--all", "--states", ...states]);
      const proofs = await served.whocan(["verify", "-", "--json"], { stdin: JSON.stringify(answer) });
      expect(proofs.code).toBe(0);
      expect(JSON.parse(proofs.stdout).proofs).toHaveLength(answer.nodes.length);
      return answer.nodes.map(({ principal }: { principal: { key: string } }) => principal.key).sort();
    };
    expect(await rowsIn("ACTIVE,UNKNOWN")).toEqual(keysOf(people, apps));
    const left = keysOf(dormant, dormantApps);
    if (left.length > 0) expect(await rowsIn("DORMANT")).toEqual(left);
  },
);

function keysOf(people: readonly (keyof typeof CAST)[], apps: readonly string[]): string[] {
  const { account } = served;
  const users = people.map((name) => {
    const user = account.users.find(({ email }) => email === CAST[name].email);
    return user?.id == null ? `pending:${encodeURIComponent(CAST[name].email)}` : `user:${user.id}`;
  });
  const ids = apps.map((name) => `app:${account.apps.find((app) => app.name === name)?.id}`);
  return [...users, ...ids].map((tail) => `zoom:${account.id}:${tail}`).sort();
}
