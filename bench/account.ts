import { loadCatalog } from "../src/catalog/catalog.ts";
import { Random } from "../src/demo/account/random.ts";
import type { ExtentCoverage } from "../src/model/coverage.ts";
import { compareBytes, type Fact, type Properties, relationKey } from "../src/model/facts.ts";
import { AccountKeys } from "../src/model/keys.ts";

/** How large an account is. */
export interface AccountSize {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly recordings: number;
  readonly apps: number;
  /** Groups per user beside the large one, which has half of all users. */
  readonly groupsPerUser: number;
  readonly seed: number;
}

/** From here on users are in more groups: a million of them has twenty million relations. */
export const LARGE = 300_000;

export function sizeFor(users: number, seed: number): AccountSize {
  const groups = Math.max(4, users / 100);
  return { users, groups, roles: 50, recordings: users * 2, apps: 200, groupsPerUser: users < LARGE ? 6 : 17, seed };
}

export const ACCOUNT = "bench";
const keys = new AccountKeys("zoom", ACCOUNT);
const LARGE_GROUP = 0;
const PRIVILEGES_PER_ROLE = 40;
const ADMINS_PER_GROUP = 2;

/** Roles by their number: 0 owner, 1 admin, 2 member, 3 what nearly everybody has, 4 what one in twenty has, then small ones. */
export const EVERYBODY = 3;
export const ONE_IN_TWENTY = 4;

const pad = (index: number) => String(index).padStart(7, "0");
export const userKey = (index: number) => keys.user(`u${pad(index)}`);
export const groupKey = (index: number) => keys.group(`g${pad(index)}`);
export const recordingKey = (index: number) => keys.recording(`r${pad(index)}`);
export const roleKey = (index: number) => keys.role(roleId(index));
export const setKey = (className: string) => keys.set(className);
export const groupSetKey = (className: string, index: number) => keys.setOf(className, groupKey(index));
const roleId = (index: number) => (index < 3 ? String(index) : `c${pad(index)}`);

/** Every fact in the order of keys, made one by one: the account never lies in memory. The same size gives the same facts. */
export function* accountFacts(size: AccountSize): Generator<Fact> {
  yield node("account", "ZoomAccount", keys.prefix, "Bench", { account_id: ACCOUNT });
  yield* appFacts(size);
  for (let index = 0; index < size.groups; index++) {
    const properties = { account_id: ACCOUNT, zoom_id: `g${pad(index)}`, name: `Group ${index}` };
    yield node("groups", "ZoomGroup", groupKey(index), `Group ${index}`, properties);
  }
  for (let index = 0; index < size.recordings; index++) yield* recordingFacts(size, index);
  for (let index = 0; index < size.roles; index++) yield* roleFacts(size, index);
  for (let index = 0; index < size.users; index++) yield* userFacts(size, index);
}

function* appFacts({ apps, seed }: AccountSize): Generator<Fact> {
  const scopes = [...loadCatalog().capabilitiesByScope.keys()].sort(compareBytes);
  for (let index = 0; index < apps; index++) {
    const random = new Random(seed, `app ${index}`);
    const held = Array.from({ length: random.int(1, 8) }, () => random.pick(scopes));
    const key = keys.app(`a${pad(index)}`);
    const properties = { account_id: ACCOUNT, app_id: `a${pad(index)}`, name: `App ${index}`, app_scopes: held };
    yield node("app", "ZoomApp", key, `App ${index}`, properties, key);
  }
}

function* recordingFacts({ users, seed }: AccountSize, index: number): Generator<Fact> {
  const random = new Random(seed, `recording ${index}`);
  const month = `2026-${String(random.int(1, 10)).padStart(2, "0")}`;
  const key = recordingKey(index);
  const host = random.int(0, users - 1);
  const share = random.weighted([
    ["none", 970],
    ["internally", 20],
    ["publicly", 10],
  ] as const);
  const properties = {
    account_id: ACCOUNT,
    meeting_uuid: `r${pad(index)}`,
    host_id: `u${pad(host)}`,
    topic: `Meeting ${index}`,
    start_time: `${month}-10T10:00:00Z`,
    duration: random.int(5, 90),
    share_recording: share,
  };
  yield node("recordings", "ZoomRecording", key, `Meeting ${index}`, properties, month);
  yield relation("recordings", key, "HOSTED_BY", userKey(host), month);
}

function* roleFacts({ groups, seed }: AccountSize, index: number): Generator<Fact> {
  const key = roleKey(index);
  const name = `Role ${index}`;
  yield node("roles", "ZoomRole", key, name, { account_id: ACCOUNT, zoom_id: roleId(index), name });
  if (index === 0 || index === 2) return;
  const random = new Random(seed, `role ${index}`);
  const codes = loadCatalog().data.privileges.map(({ code }) => code);
  const held = new Set(["User:Read", ...Array.from({ length: PRIVILEGES_PER_ROLE }, () => random.pick(codes))]);
  const privileges = [...held].map((code) => ({ code, key: keys.privilege(roleId(index), code) }));
  const limited = index > ONE_IN_TWENTY && random.chance(0.2) ? groupKey(random.int(0, groups - 1)) : undefined;
  for (const privilege of privileges.sort((a, b) => compareBytes(a.key, b.key))) {
    const properties = { account_id: ACCOUNT, privilege: privilege.code, restricted_to_groups: limited !== undefined };
    yield node("role", "ZoomRolePrivilege", privilege.key, privilege.code, properties, key);
    if (limited !== undefined) yield relation("role", privilege.key, "SCOPED_TO", limited, key);
  }
  for (const privilege of privileges) yield relation("role", key, "GRANTS", privilege.key, key);
}

function* userFacts(size: AccountSize, index: number): Generator<Fact> {
  const random = new Random(size.seed, `user ${index}`);
  const key = userKey(index);
  const role = roleOf(size, index);
  const status = random.chance(0.02) ? "inactive" : "active";
  const email = `user${index}@example.com`;
  const properties = {
    account_id: ACCOUNT,
    zoom_id: `u${pad(index)}`,
    email,
    display_name: `User ${index}`,
    department: `Department ${random.int(0, 40)}`,
    status,
    type: 2,
    plan_type: "Licensed",
    role_id: roleId(role),
    created_at: "2025-03-01T08:00:00Z",
    last_login_time: "2026-10-20T08:00:00Z",
  };
  yield node("users", "ZoomUser", key, `User ${index}`, properties, status);
  const administered = Math.floor(index / ADMINS_PER_GROUP);
  if (administered < size.groups) {
    yield relation("group-admins", key, "ADMIN_OF", groupKey(administered), groupKey(administered));
  }
  if (index === administratorOfMany(size)) {
    yield relation("group-admins", key, "ADMIN_OF", groupKey(LARGE_GROUP), groupKey(LARGE_GROUP));
  }
  yield relation("users", key, "HAS_ROLE", roleKey(role), status);
  for (const group of groupsOf(size, index, random)) {
    yield relation("group-members", key, "MEMBER_OF", groupKey(group), groupKey(group));
  }
}

function roleOf({ users, roles }: AccountSize, index: number): number {
  if (index === 0) return 0;
  if (index < 5) return 1;
  const part = index / users;
  if (part >= 0.1) return EVERYBODY;
  if (part >= 0.05) return ONE_IN_TWENTY;
  return part >= 0.02 ? 2 : ONE_IN_TWENTY + 1 + (index % (roles - ONE_IN_TWENTY - 1));
}

/** The number of a user with the role of members, which gives nothing, that administers the large group. */
export function administratorOfMany({ users }: AccountSize): number {
  return Math.ceil(users * 0.02);
}

function groupsOf({ groups, groupsPerUser }: AccountSize, index: number, random: Random): number[] {
  const chosen = new Set(index % 2 === 0 ? [LARGE_GROUP] : []);
  for (let i = 0; i < groupsPerUser; i++) chosen.add(random.int(1, groups - 1));
  return [...chosen].sort((a, b) => a - b);
}

/** What changes until the next reading, old and new in the same places: one user in a thousand gets another name, and half of them the other role. */
export function accountChanges(size: AccountSize): { readonly opened: Fact[]; readonly closed: Fact[] } {
  const opened: Fact[] = [];
  const closed: Fact[] = [];
  for (let index = 500; index < size.users; index += 1000) {
    const [record, ...relations] = [...userFacts(size, index)];
    if (record?.type !== "node") continue;
    closed.push(record);
    const name = `${record.name} (new name)`;
    const moved = index % 2000 === 500 ? ONE_IN_TWENTY : roleOf(size, index);
    opened.push({ ...record, name, properties: { ...record.properties, display_name: name, role_id: roleId(moved) } });
    const held = relations.find((fact) => fact.type === "relation" && fact.relation === "HAS_ROLE");
    if (held === undefined || moved === roleOf(size, index)) continue;
    closed.push(held);
    opened.push(relation("users", record.key, "HAS_ROLE", roleKey(moved), record.extent));
  }
  return { opened, closed };
}

/** The account at its next reading, in the order of `accountFacts`. */
export function* changedAccountFacts(size: AccountSize): Generator<Fact> {
  const { opened, closed } = accountChanges(size);
  const changed = new Map(closed.map(({ key }, at) => [key, opened[at] as Fact]));
  for (const fact of accountFacts(size)) yield changed.get(fact.key) ?? fact;
}

/** So many recordings' shares does a run read. */
const SHARES_PER_RUN = 2_000;

/** As a first run may leave it: it did not come to how most recordings are shared, nor to the end of one month and of one group in ten. */
export function firstCoverage(size: AccountSize): ExtentCoverage[] {
  const broken = new Set(Array.from({ length: size.groups / 10 }, (_, i) => groupKey(i * 10)).concat("2026-03"));
  const read = accountCoverage(size).map((row): ExtentCoverage => {
    const isWhole = !["group-members", "recordings"].includes(row.section) || !broken.has(row.extent);
    return isWhole ? row : { ...row, status: "failed", reason: "Zoom did not answer." };
  });
  const shares = Array.from({ length: Math.max(0, size.recordings - SHARES_PER_RUN) }, (_, i): ExtentCoverage => {
    const reason = "It waits for a later run.";
    return {
      section: "recording-shares",
      extent: recordingKey(i),
      status: "not-selected",
      reason,
      missing: null,
      facts: 0,
    };
  });
  return [...read, ...shares];
}

/** Everything was read to its end. */
export function accountCoverage({ groups, roles, apps }: AccountSize): ExtentCoverage[] {
  const subjects = (count: number, keyOf: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => keyOf(i));
  const extents: Readonly<Record<string, readonly string[]>> = {
    account: [],
    app: subjects(apps, (index) => keys.app(`a${pad(index)}`)),
    apps: [],
    "apps-approved": [],
    "app-authorizers": [],
    "group-admins": subjects(groups, groupKey),
    "group-members": subjects(groups, groupKey),
    groups: [],
    "recording-shares": [],
    recordings: subjects(10, (index) => `2026-${String(index + 1).padStart(2, "0")}`),
    role: subjects(roles, roleKey),
    "role-members": subjects(roles, roleKey),
    roles: [],
    users: ["active", "inactive", "pending"],
  };
  return Object.entries(extents).flatMap(([section, list]) =>
    ["", ...list].map((extent) => {
      return { section, extent, status: "complete" as const, reason: null, missing: null, facts: 0 };
    }),
  );
}

function node(
  section: string,
  kind: string,
  key: string,
  name: string,
  properties: Properties,
  extent = "",
): Extract<Fact, { type: "node" }> {
  return { type: "node", key, kind, name, properties, section, extent };
}

function relation(section: string, from: string, type: string, to: string, extent: string): Fact {
  return {
    type: "relation",
    key: relationKey(from, type, to),
    from,
    relation: type,
    to,
    properties: {},
    section,
    extent,
  };
}
