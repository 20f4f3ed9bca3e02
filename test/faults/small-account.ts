import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { Ids, Random } from "../../src/demo/account/random.ts";

const USERS = 13;
const CUSTOM_ROLES = ["Helpdesk", "Helpdesk Berlin", "Site Admin Americas", "User Admin", "Recording Auditor"];
const GROUPS = ["Customer Support", "IT", "Berlin Office", "Toronto Office", "São Paulo Office"];
const BUILT_IN_ROLES = ["0", "1", "2"];

/** A demo account with few roles and groups, so that hundreds of runs take little time. */
export function makeSmallAccount(seed: number, now: Date): DemoAccount {
  const account = makeDemoAccount({ seed, users: USERS, now: now.toISOString() });
  account.roles = account.roles.filter(({ id, name }) => BUILT_IN_ROLES.includes(id) || CUSTOM_ROLES.includes(name));
  account.groups = account.groups.filter(({ name }) => GROUPS.includes(name));
  account.recordings = account.recordings.slice(0, 5);
  account.apps = account.apps.slice(0, 4);
  const roles = new Set(account.roles.map(({ id }) => id));
  const groups = new Set(account.groups.map(({ id }) => id));
  for (const user of account.users) {
    if (!roles.has(user.roleId)) user.roleId = "2";
    user.groupIds = user.groupIds.filter((id) => groups.has(id));
  }
  return account;
}

/** Something new, something gone and something said otherwise, in most sections. */
export function changeAccount(account: DemoAccount, seed: number): void {
  const dice = new Random(seed, "changes");
  const leaving = account.users.filter(({ id, roleId }) => id !== null && roleId !== "0");
  const left = dice.pick(leaving);
  account.users = account.users.filter((user) => user !== left);
  for (const user of account.users) if (dice.chance(0.2)) user.groupIds = [];
  const role = account.roles.find(({ id }) => !BUILT_IN_ROLES.includes(id));
  if (role !== undefined) role.privileges = role.privileges.slice(1);
  account.recordings = account.recordings.slice(1);
  for (const recording of account.recordings) if (dice.chance(0.3)) recording.share = "none";
  addTo(account, dice);
}

/** A user, a group with members and an administrator, and a recording that is shared. */
function addTo(account: DemoAccount, dice: Random): void {
  const ids = new Ids(account.seed);
  const [first] = account.users.filter(({ status }) => status === "active");
  const [recording] = account.recordings;
  if (first === undefined || recording === undefined) throw new Error("There is nothing to make another one of.");
  const group = { id: ids.id("new group"), name: "Night Shift", admins: [{ email: first.email, name: "" }] };
  const user = {
    ...first,
    id: ids.id("new user"),
    email: "new.user@tidemark.example",
    roleId: dice.pick(account.roles.filter(({ id }) => id !== "0")).id,
    groupIds: [group.id],
  };
  account.groups.push(group);
  for (const member of account.users) if (dice.chance(0.4)) member.groupIds = [...member.groupIds, group.id];
  account.users.splice(dice.int(0, account.users.length), 0, user);
  const files = recording.files.map((file, index) => ({ ...file, id: ids.fileId(`new file ${index}`) }));
  const made = { ...recording, uuid: ids.uuid("new recording"), meetingId: ids.number("new meeting", 11), files };
  account.recordings.push({ ...made, hostId: user.id, share: "publicly" });
}
