import { account, type PrivilegeOption, type TestAccount } from "../accounts/build-account.ts";

const GROUPS = 5;
const ROLES: readonly (readonly PrivilegeOption[])[] = [
  ["User:Read", { code: "Recording:Read", groups: ["g0", "g3"] }],
  ["User:Edit", "Group:Edit"],
  [{ code: "User:Edit", groups: ["g1"] }, "RecordingContent:Read", "Nobody:Knows"],
];
const SCOPES = ["user:read:admin", "user:write:admin", "recording:read", "user:read"];
const SHARES = ["none", "publicly", "internally", null];

/**
 * What the reading of one account finds as its round comes: users who join, change and leave, their groups, some of which are never
 * read, roles whose privileges change, apps and what they may, and recordings that are shared. `joining` users join and leave each time.
 */
export function accountState(joining: number, round: number): TestAccount {
  const builder = account({ account: "acc" });
  const first = round * joining;
  const people = Array.from({ length: joining * 3 }, (_, index) => first + index);
  for (const number of people) {
    const id = `u${number}`;
    const changed = number % 2 === 0 ? round : 0;
    builder.user(id, { email: `${id}.${changed}@x`, status: number % 11 === round % 11 ? "inactive" : "active" });
    builder.member(id, `g${(number + changed) % GROUPS}`);
    if (number % 4 === 0) builder.hasRole(id, `r${(number / 4 + round) % ROLES.length}`);
  }
  for (let group = 0; group < GROUPS - 2; group++) builder.group(`g${group}`);
  builder
    .nested("g0", `g${1 + (round % 2)}`)
    .groupAdmin(`u${first}`, "g0")
    .groupAdmin(`u${first + 1}`, `g${GROUPS - 1}`);
  builder.coverage("groups", "", "partial");
  for (const [index, privileges] of ROLES.entries()) {
    builder.role(`r${index}`, privileges.slice(0, 1 + ((index + round) % privileges.length)));
  }
  builder.groupHasRole("g1", `r${round % ROLES.length}`);
  for (const [index, scope] of SCOPES.entries()) {
    const scopes = [scope, SCOPES[(index + round) % SCOPES.length] ?? scope];
    builder.app(`a${index}`, scopes, { authorizers: [`u${first + index}`] });
  }
  for (const number of people.slice(0, 12)) {
    builder.recording(`rec${number}`, {
      owners: [`u${number}`],
      share: SHARES[(number + round) % SHARES.length] ?? null,
    });
  }
  return builder.build();
}
