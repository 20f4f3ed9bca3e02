import { WhocanError } from "../../lib/errors.ts";
import { CAST } from "./cast.ts";
import type { DemoAccount } from "./demo-account.ts";
import { makeApps } from "./make-apps.ts";
import { makeGroups } from "./make-groups.ts";
import { makeRecordings } from "./make-recordings.ts";
import { makeRoles } from "./make-roles.ts";
import { makeUsers } from "./make-users.ts";
import { plantCases } from "./plant-cases.ts";
import { Ids } from "./random.ts";

const DEFAULT_NOW = "2026-11-02T09:00:00Z";
const MOST_USERS = 1_000_000;

export interface DemoOptions {
  /** Default 1. Equal options make equal accounts, byte by byte. */
  readonly seed?: number;
  /** Users of all statuses; default 250. With fewer than 13 some of the cast and their cases are left out. */
  readonly users?: number;
  /** ISO 8601; default a fixed day, so that tests always see the same account. */
  readonly now?: string;
}

/** Makes an account with known answers. BAD_ARGUMENT for a size or a time that makes no sense. */
export function makeDemoAccount(options: DemoOptions = {}): DemoAccount {
  const { seed = 1, users: size = 250, now: at = DEFAULT_NOW } = options;
  const now = Date.parse(at);
  if (!Number.isSafeInteger(seed))
    throw new WhocanError("BAD_ARGUMENT", "The seed must be a whole number.", { field: "seed" });
  if (!Number.isInteger(size) || size < 1 || size > MOST_USERS) {
    throw new WhocanError("BAD_ARGUMENT", `The demo account needs 1 to ${MOST_USERS} users.`, { field: "users" });
  }
  if (Number.isNaN(now)) throw new WhocanError("BAD_ARGUMENT", "The time is not ISO 8601.", { field: "now" });

  const ids = new Ids(seed);
  const groups = makeGroups(ids, size);
  const roles = makeRoles(ids, groups);
  const users = makeUsers({ seed, ids, now, groups, roles }, size);
  const twoRoles = users.find((user) => user.email === CAST.twoRoles.email);
  const account: DemoAccount = {
    seed,
    now: new Date(now).toISOString(),
    id: ids.id("account"),
    name: "Tidemark Instruments (demo)",
    users,
    groups: groups.all,
    roles: roles.all,
    ...makeApps(seed, ids, now, size),
    recordings: makeRecordings(seed, ids, now, users),
    extraRoleMembers: twoRoles?.id == null ? [] : [{ roleId: roles.idOf("Recording Auditor"), userId: twoRoles.id }],
    planted: [],
  };
  account.planted = plantCases(account);
  return account;
}
