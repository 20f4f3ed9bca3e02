import { CAST, type CastMember, DEPARTED_GROUP_ADMIN } from "./cast.ts";
import type { DemoGroup } from "./demo-account.ts";
import { DEPARTMENTS, MOST_TEAM_ROUNDS, SITES, USERS_PER_TEAM_ROUND } from "./places.ts";
import type { Ids } from "./random.ts";

/** The groups by what they stand for, so that users and roles find them. */
export interface DemoGroups {
  readonly all: DemoGroup[];
  readonly byDepartment: ReadonlyMap<string, DemoGroup>;
  readonly bySite: ReadonlyMap<string, DemoGroup>;
  readonly teams: ReadonlyMap<string, readonly DemoGroup[]>;
  readonly contractors: DemoGroup;
  readonly executives: DemoGroup;
  /** A group without members. */
  readonly empty: DemoGroup;
}

/** Groups for departments and sites, some others, and teams where the account is large. */
export function makeGroups(ids: Ids, users: number): DemoGroups {
  const all: DemoGroup[] = [];
  const make = (name: string): DemoGroup => {
    const group: DemoGroup = { id: ids.id(`group ${name}`), name, admins: [] };
    all.push(group);
    return group;
  };
  const byDepartment = new Map(DEPARTMENTS.map(([department]) => [department, make(department)]));
  const bySite = new Map(SITES.map((site) => [site.name, make(`${site.name} Office`)]));
  const contractors = make("Contractors");
  const executives = make("Executives");
  const empty = make("Moved to the new directory");
  const rounds = Math.min(MOST_TEAM_ROUNDS, Math.floor(users / USERS_PER_TEAM_ROUND));
  const teams = new Map(
    DEPARTMENTS.map(([department]) => [
      department,
      Array.from({ length: rounds }, (_, index) => make(`${department} Team ${index + 1}`)),
    ]),
  );

  byDepartment.get("Customer Support")?.admins.push(adminOf(CAST.groupAdmin));
  bySite.get("Berlin")?.admins.push(adminOf(CAST.helpdeskBerlin));
  bySite.get("Toronto")?.admins.push(adminOf(CAST.inactiveAdmin));
  contractors.admins.push({ ...DEPARTED_GROUP_ADMIN }, adminOf(CAST.userAdmin));
  return { all, byDepartment, bySite, teams, contractors, executives, empty };
}

/** As the list of administrators has it: without regard to how the user's own record spells the address. */
function adminOf({ email, firstName, lastName }: CastMember): { email: string; name: string } {
  return { email: email.toLowerCase(), name: `${firstName} ${lastName}` };
}
