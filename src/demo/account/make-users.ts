import { CAST, type CastMember, DOMAIN } from "./cast.ts";
import type { DemoUser, DemoUserStatus } from "./demo-account.ts";
import type { DemoGroups } from "./make-groups.ts";
import type { DemoRoles } from "./make-roles.ts";
import { FAMILY_NAMES, GIVEN_NAMES, type Spelling } from "./names.ts";
import { DEPARTMENTS, SITES } from "./places.ts";
import { type Ids, Random } from "./random.ts";

const DAY = 86_400_000;
const CLIENTS = [
  "6.6.2.21043(win)",
  "6.6.0.64512(mac)",
  "6.5.11.2981(android)",
  "6.5.10.20143(iphone)",
  "5.17.11.3835(linux)",
];

interface Makers {
  readonly seed: number;
  readonly ids: Ids;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly groups: DemoGroups;
  readonly roles: DemoRoles;
}

/** So many users: the cast first, then people with invented names. */
export function makeUsers(makers: Makers, count: number): DemoUser[] {
  const cast = Object.values(CAST).slice(0, count);
  const users = cast.map((member) => castUser(member, makers));
  const random = new Random(makers.seed, "users");
  const taken = new Map<string, number>(users.map((user) => [user.email.toLowerCase(), 1]));
  while (users.length < count) users.push(ordinaryUser(users.length, random, makers, taken));
  return users;
}

function castUser(member: CastMember, { seed, ids, now, groups, roles }: Makers): DemoUser {
  const random = new Random(seed, `cast ${member.email}`);
  const site = SITES.find((candidate) => candidate.name === member.site);
  const lastLogin = member.lastLoginDays === null ? null : now - member.lastLoginDays * DAY - random.int(0, DAY / 4);
  return {
    id: member.status === "pending" ? null : ids.id(`user ${member.email}`),
    email: member.email,
    firstName: member.firstName,
    lastName: member.lastName,
    department: member.department,
    status: member.status,
    type: 2,
    roleId: roles.idOf(member.role),
    groupIds: groupIds(groups, member.department, member.site),
    verified: member.status !== "pending",
    timezone: site?.timezone ?? "Etc/UTC",
    createdAt: iso(now - random.int(420, 1500) * DAY),
    lastLoginAt: lastLogin === null ? null : iso(lastLogin),
    clientVersion: lastLogin === null ? null : random.pick(CLIENTS),
    employeeId: `E${ids.number(`employee ${member.email}`, 6)}`,
  };
}

function ordinaryUser(index: number, random: Random, makers: Makers, taken: Map<string, number>): DemoUser {
  const { ids, now, groups, roles } = makers;
  const [given, family] = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
  const status = random.weighted<DemoUserStatus>([
    ["active", 90],
    ["inactive", 7],
    ["pending", 3],
  ]);
  const department = random.weighted(DEPARTMENTS);
  const site = random.weighted(SITES.map((candidate) => [candidate, candidate.weight] as const));
  const createdAt = now - random.int(status === "pending" ? 0 : 3, status === "pending" ? 14 : 2200) * DAY;
  const lastLogin = lastLoginOf(status, random, now, createdAt);
  const grouped = random.chance(0.95);
  const user: DemoUser = {
    id: status === "pending" ? null : ids.id(`user ${index}`),
    email: emailOf(given, family, taken),
    firstName: given[0],
    lastName: family[0],
    department: random.chance(0.04) ? null : department,
    status,
    type: random.weighted<DemoUser["type"]>([
      [2, 70],
      [1, 25],
      [4, 3],
      [99, 2],
    ]),
    roleId: status === "pending" ? "2" : random.weighted(roles.shares),
    groupIds: grouped ? groupIds(groups, department, site.name, random) : [],
    verified: status !== "pending" && random.chance(0.98),
    timezone: site.timezone,
    createdAt: iso(createdAt),
    lastLoginAt: lastLogin === null ? null : iso(lastLogin),
    clientVersion: lastLogin === null ? null : random.pick(CLIENTS),
    employeeId: random.chance(0.8) ? `E${String(index).padStart(7, "0")}` : null,
  };
  return user;
}

/** Most signed in this week; some months ago, some never. */
function lastLoginOf(status: DemoUserStatus, random: Random, now: number, createdAt: number): number | null {
  if (status === "pending") return null;
  const spread: readonly (readonly [readonly [number, number] | null, number])[] =
    status === "active"
      ? [
          [[0, 7], 72],
          [[8, 60], 18],
          [[61, 400], 7],
          [null, 3],
        ]
      : [
          [[45, 700], 92],
          [null, 8],
        ];
  const range = random.weighted(spread);
  if (range === null) return null;
  return Math.max(createdAt, now - random.int(range[0], range[1]) * DAY - random.int(0, DAY / 2));
}

function groupIds(groups: DemoGroups, department: string, site: string, random?: Random): string[] {
  const found = [groups.byDepartment.get(department)?.id, groups.bySite.get(site)?.id];
  if (random !== undefined) {
    const teams = groups.teams.get(department) ?? [];
    if (teams.length > 0) found.push(random.pick(teams).id);
    if (random.chance(0.06)) found.push(groups.contractors.id);
    if (random.chance(0.01)) found.push(groups.executives.id);
  }
  return found.filter((id) => id !== undefined);
}

function emailOf(given: Spelling, family: Spelling, taken: Map<string, number>): string {
  const local = `${given[1]}.${family[1]}`;
  const base = `${local}@${DOMAIN}`;
  const times = (taken.get(base) ?? 0) + 1;
  taken.set(base, times);
  return times === 1 ? base : `${local}${times}@${DOMAIN}`;
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
