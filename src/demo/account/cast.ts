import type { DemoUserStatus } from "./demo-account.ts";

/** The domain of all e-mails; `.example` belongs to nobody (RFC 2606). */
export const DOMAIN = "demo.example";

/** People that examples and planted cases name. Invented, like everybody in the demo. */
export interface CastMember {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly department: string;
  readonly site: string;
  readonly status: DemoUserStatus;
  readonly role: string;
  /** Days since the last sign-in; null for never. */
  readonly lastLoginDays: number | null;
}

function member(
  name: readonly [firstName: string, lastName: string, local: string],
  [department, site]: readonly [department: string, site: string],
  role: string,
  rest: { status?: DemoUserStatus; lastLoginDays?: number | null } = {},
): CastMember {
  const [firstName, lastName, local] = name;
  const { status = "active", lastLoginDays = 1 } = rest;
  return { email: `${local}@${DOMAIN}`, firstName, lastName, department, site, status, role, lastLoginDays };
}

/** In the order in which an account that is small takes them in; the role is named as in make-roles.ts. */
export const CAST = {
  owner: member(["Ines", "Okafor", "ines.okafor"], ["IT", "Berlin"], "Owner"),
  admin: member(["Tomás", "Lindqvist", "tomas.lindqvist"], ["IT", "Toronto"], "Admin"),
  userAdmin: member(["Priya", "Venkatesh", "priya.venkatesh"], ["People", "Bengaluru"], "User Admin"),
  forgottenAdmin: member(["Gustavo", "Brandão", "gustavo.brandao"], ["IT", "São Paulo"], "User Admin", {
    lastLoginDays: 412,
  }),
  inactiveAdmin: member(["Nadia", "Haddad", "nadia.haddad"], ["Operations", "Toronto"], "Admin", {
    status: "inactive",
    lastLoginDays: 95,
  }),
  helpdeskBerlin: member(["Lukas", "Brandt", "lukas.brandt"], ["IT", "Berlin"], "Helpdesk Berlin"),
  recordingHost: member(["Sofia", "Marín", "sofia.marin"], ["Sales", "São Paulo"], "Member"),
  twoRoles: member(["結月", "森川", "yuzuki.morikawa"], ["Legal", "大阪"], "Member"),
  /** Zoom returns this address with capitals here and without elsewhere. */
  groupAdmin: member(["Omar", "Farouk", "Omar.Farouk"], ["Customer Support", "Nairobi"], "Member"),
  auditor: member(["Elske", "de Wit", "elske.dewit"], ["Legal", "Berlin"], "Recording Auditor"),
  bystander: member(["Jonas", "Ekström", "jonas.ekstrom"], ["Engineering", "Berlin"], "Member"),
  helpdesk: member(["Wanjiru", "Kamau", "wanjiru.kamau"], ["IT", "Nairobi"], "Helpdesk"),
  invited: member(["Amaka", "Eze", "amaka.eze"], ["Finance", "Nairobi"], "User Admin", {
    status: "pending",
    lastLoginDays: null,
  }),
} as const satisfies Record<string, CastMember>;

/** Named as an administrator of a group, although no user has this address any more. */
export const DEPARTED_GROUP_ADMIN = { email: `viktor.holm@${DOMAIN}`, name: "Viktor Holm" };
