import { CAST, type CastMember } from "./cast.ts";
import type { DemoAccount } from "./demo-account.ts";
import type { ExpectedAnswer, PlantedCase } from "./planted-case.ts";

type Draft = Omit<PlantedCase, "principal"> & {
  readonly principal: CastMember | string;
  readonly cast: readonly CastMember[];
};

const ref = (member: CastMember): string => `user:${member.email.toLowerCase()}`;

/** The cases whose people are all in the account, in the order in which to show them. */
export function plantCases(account: DemoAccount): PlantedCase[] {
  const present = new Set(account.users.map((user) => user.email));
  const id = {
    group: (name: string) => account.groups.find((group) => group.name === name)?.id ?? "",
    app: (name: string) => `app:${account.apps.find((app) => app.name === name)?.id ?? ""}`,
    recording: (index: number) => `recording:${account.recordings[index]?.uuid ?? ""}`,
  };
  return [...peopleCases(id.group), ...appCases(id), ...recordingCases(id.recording)]
    .filter(({ cast }) => cast.every((member) => present.has(member.email)))
    .map(({ principal, cast: _, ...rest }) => ({
      ...rest,
      principal: typeof principal === "string" ? principal : ref(principal),
    }));
}

function peopleCases(group: (name: string) => string): Draft[] {
  const berlin = `set:User:group:${group("Berlin Office")}`;
  const berliner = ref(CAST.helpdeskBerlin);
  return [
    {
      id: "forgotten-admin",
      principal: CAST.forgottenAdmin,
      cast: [CAST.forgottenAdmin, CAST.bystander],
      what: "Has not signed in for more than a year and can still change every user and every role.",
      sections: ["users", "roles", "role", "role-members"],
      expected: [
        can(ref(CAST.forgottenAdmin), "DataWrite", "set:User", "YES", "ACTIVE"),
        {
          question: "holders",
          entitlement: "privilege:Role:Edit",
          includes: [ref(CAST.forgottenAdmin), ref(CAST.owner)],
          excludes: [ref(CAST.bystander)],
        },
      ],
    },
    {
      id: "inactive-admin",
      principal: CAST.inactiveAdmin,
      cast: [CAST.inactiveAdmin],
      what: "Is deactivated, keeps the role Admin and would have it again on activation.",
      sections: ["users", "roles", "role", "role-members"],
      expected: [can(ref(CAST.inactiveAdmin), "DataWrite", "set:User", "NO", "DORMANT")],
    },
    {
      id: "invited-admin",
      principal: CAST.invited,
      cast: [CAST.invited],
      what: "Was invited straight into the role User Admin and has not accepted yet.",
      sections: ["users", "roles", "role"],
      expected: [can(ref(CAST.invited), "DataWrite", "set:User", "NO", "DORMANT")],
    },
    {
      id: "two-roles",
      principal: CAST.twoRoles,
      cast: [CAST.twoRoles, CAST.bystander],
      what: "Is a Member by the user's own record and a Recording Auditor by the role's list of members.",
      sections: ["users", "roles", "role", "role-members"],
      expected: [
        {
          question: "holders",
          entitlement: "role:Recording Auditor",
          includes: [ref(CAST.twoRoles)],
          excludes: [ref(CAST.bystander)],
        },
        can(ref(CAST.twoRoles), "DataRead", "set:Recording", "YES", "ACTIVE"),
        { question: "holders", entitlement: "role:2", includes: [ref(CAST.twoRoles)], excludes: [ref(CAST.owner)] },
      ],
    },
    {
      id: "restricted-role",
      principal: CAST.helpdeskBerlin,
      cast: [CAST.helpdeskBerlin, CAST.bystander, CAST.admin],
      what: "Can change the users of the Berlin office and nobody else.",
      sections: ["users", "groups", "group-members", "roles", "role", "role-members"],
      expected: [
        can(berliner, "DataWrite", berlin, "YES", "ACTIVE"),
        can(berliner, "DataWrite", ref(CAST.bystander), "YES", "ACTIVE"),
        can(berliner, "DataWrite", ref(CAST.admin), "NO"),
        can(berliner, "DataWrite", "set:User", "NO"),
      ],
    },
    {
      id: "group-admin",
      principal: CAST.groupAdmin,
      cast: [CAST.groupAdmin],
      what: "Is a Member without privileges and administers the group Customer Support, under an address in other letters.",
      sections: ["users", "groups", "group-admins"],
      expected: [can(ref(CAST.groupAdmin), "MetadataWrite", `group:${group("Customer Support")}`, "YES", "ACTIVE")],
    },
  ];
}

function appCases(id: { app(name: string): string }): Draft[] {
  const overScoped = id.app("Minutely Notetaker");
  const vault = id.app("Recording Vault");
  const sync = id.app("Staff Directory Sync");
  const kiosk = id.app("Front Desk Kiosk");
  const sections = ["users", "roles", "role", "role-members", "apps", "apps-approved", "app", "app-authorizers"];
  return [
    {
      id: "over-scoped-app",
      principal: overScoped,
      cast: [CAST.owner],
      what: "Takes notes, and may delete every recording and change every user: the owner authorized it.",
      sections,
      expected: [
        can(overScoped, "DataWrite", "set:User", "YES", "ACTIVE"),
        can(overScoped, "DataDelete", "set:Recording", "YES", "ACTIVE"),
        { question: "holders", entitlement: "scope:recording:write:admin", includes: [overScoped], excludes: [vault] },
      ],
    },
    {
      id: "unknown-authorizer",
      principal: vault,
      cast: [],
      what: "Reads recordings with the rights of somebody whom Zoom does not name: at most all of them.",
      sections,
      expected: [can(vault, "DataRead", "set:Recording", "UNKNOWN", "UNKNOWN")],
    },
    {
      id: "restricted-authorizer",
      principal: sync,
      cast: [CAST.helpdeskBerlin, CAST.bystander, CAST.admin],
      what: "Has a scope for all users, and reaches those of the Berlin office, because its authorizer's role does.",
      sections: [...sections, "groups", "group-members"],
      expected: [
        can(sync, "DataWrite", ref(CAST.bystander), "YES", "ACTIVE"),
        can(sync, "DataWrite", ref(CAST.admin), "NO"),
      ],
    },
    {
      id: "dormant-authorizer",
      principal: kiosk,
      cast: [CAST.inactiveAdmin],
      what: "Was authorized by an administrator who is deactivated.",
      sections,
      expected: [can(kiosk, "DataRead", "set:User", "NO", "DORMANT")],
    },
  ];
}

function recordingCases(recording: (index: number) => string): Draft[] {
  const sections = ["users", "recordings", "recording-shares"];
  return [
    {
      id: "public-recording",
      principal: CAST.recordingHost,
      cast: [CAST.recordingHost, CAST.bystander],
      what: "Shared a recording about prices with everybody who has the link.",
      sections,
      expected: [
        {
          question: "whoCan",
          permission: "DataRead",
          resource: recording(0),
          includes: [ref(CAST.recordingHost), "pseudo:Everyone"],
          excludes: [ref(CAST.bystander)],
        },
        can(ref(CAST.bystander), "DataRead", recording(0), "YES", "ACTIVE"),
      ],
    },
    {
      id: "internal-recording",
      principal: CAST.recordingHost,
      cast: [CAST.recordingHost, CAST.bystander],
      what: "Shared a recording with everybody who is signed in to the account.",
      sections,
      expected: [can(ref(CAST.bystander), "DataRead", recording(1), "YES", "ACTIVE")],
    },
  ];
}

function can(
  principal: string,
  permission: Extract<ExpectedAnswer, { question: "can" }>["permission"],
  resource: string,
  verdict: "YES" | "NO" | "UNKNOWN",
  state?: "ACTIVE" | "UNKNOWN" | "GATED" | "DORMANT",
): ExpectedAnswer {
  return { question: "can", principal, permission, resource, verdict, ...(state === undefined ? {} : { state }) };
}
