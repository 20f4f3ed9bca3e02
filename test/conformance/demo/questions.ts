import { CAST, DEPARTED_GROUP_ADMIN } from "../../../src/demo/account/cast.ts";
import type { DemoAccount } from "../../../src/demo/account/demo-account.ts";
import { AccountKeys } from "../../../src/model/keys.ts";
import type { Permission } from "../../../src/model/permissions.ts";
import { ACCESS_STATES } from "../../../src/model/states.ts";
import type { TestAccount } from "../../accounts/build-account.ts";
import type { WhoCanArgs } from "../../oracle/answers.ts";
import { canQuestion } from "../questions/can.ts";
import { effectiveAccessQuestion } from "../questions/effective-access.ts";
import { explainQuestion } from "../questions/explain.ts";
import { holdersQuestion } from "../questions/holders.ts";
import {
  candidatesQuestion,
  completenessQuestion,
  matrixQuestion,
  neighboursQuestion,
  nodeQuestion,
  reportQuestion,
  searchQuestion,
} from "../questions/lookups.ts";
import type { Question } from "../questions/question.ts";
import { principalsQuestion, whoCanQuestion } from "../questions/who-can.ts";

/** Keys of what the demo's questions are about. */
interface Named {
  readonly keys: AccountKeys;
  readonly people: readonly string[];
  readonly apps: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly recordings: readonly string[];
  readonly resources: readonly string[];
}

/** A fixed list of questions of every sort about a demo account, as far as what they name was read. */
export function demoQuestions(demo: DemoAccount, { facts }: TestAccount): Question[] {
  const named = namedIn(demo, new Set(facts.flatMap((fact) => (fact.type === "node" ? [fact.key] : []))));
  return [...whoCan(named), ...effectiveAccess(named), ...pairs(named), ...holders(named), ...lookups(named)];
}

function namedIn(demo: DemoAccount, read: ReadonlySet<string>): Named {
  const keys = new AccountKeys("zoom", demo.id);
  const cast = new Set<string>(Object.values(CAST).map(({ email }) => email));
  const people = demo.users
    .filter(({ email }) => cast.has(email))
    .map(({ id, email }) => (id === null ? keys.pendingUser(email) : keys.user(id)));
  const groups = demo.groups.slice(0, 4).map(({ id }) => keys.group(id));
  const roles = demo.roles.map(({ id }) => keys.role(id));
  const isRead = (key: string) => read.has(key);
  const apps = demo.apps.map(({ id }) => keys.app(id)).filter(isRead);
  const recordings = demo.recordings.map(({ uuid }) => keys.recording(uuid)).filter(isRead);
  const [person = ""] = people;
  const [group = ""] = groups;
  const resources = [
    ...["User", "Recording", "Role", "Group", "GroupSetting", "Account", "App"].map((name) => keys.set(name)),
    ...["User", "Recording", "GroupMember"].map((name) => keys.setOf(name, group)),
    keys.setOf("Recording", person),
    keys.ownSet("User"),
    person,
    group,
    ...recordings.slice(0, 2),
    ...roles.slice(0, 1),
  ];
  return { keys, people, apps, groups, roles, recordings, resources };
}

function whoCan({ keys, groups, resources }: Named): Question[] {
  const filters: WhoCanArgs["filter"][] = [
    { states: [...ACCESS_STATES] },
    { kinds: ["user"], status: ["active"] },
    { groups: groups.slice(0, 2) },
    { origins: ["scope", "ownership"] },
    { text: "in" },
    { kinds: ["app", "pseudo"] },
  ];
  const users = keys.set("User");
  const codes = ["privilege:User:Edit", "privilege:Recording:Read", "scope:user:write:admin", "privilege:Nobody:Has"];
  return [
    { resource: users, extent: "ALL" } as const,
    ...resources.flatMap((resource): WhoCanArgs[] => [
      { resource, extent: "ALL", permissions: ["DataRead", "DataWrite", "DataDelete", "MetadataWrite"] },
      { resource, extent: "ANY", permissions: ["DataRead", "MetadataWrite"] },
      { resource, extent: "ANY", permissions: ["DataWrite"], expand: true },
    ]),
    ...filters.map((filter): WhoCanArgs => ({ resource: users, extent: "ALL", filter })),
    ...filters.map(
      (filter): WhoCanArgs => ({
        resource: keys.set("Recording"),
        extent: "ANY",
        permissions: ["DataRead", "DataWrite"],
        filter,
      }),
    ),
    ...codes.map(
      (privilege): WhoCanArgs => ({ resource: users, extent: "ANY", permissions: ["DataWrite"], privilege }),
    ),
  ].flatMap((args) => [whoCanQuestion(args), principalsQuestion(args)]);
}

function effectiveAccess({ keys, people, apps }: Named): Question[] {
  const principals = [...people, ...apps, keys.pseudo("Everyone"), keys.pseudo("AccountMembers")];
  const [owner = "", admin = ""] = people;
  return [
    effectiveAccessQuestion({ principal: owner, targets: "MAXIMAL", permissions: ["DataRead"], states: ["ACTIVE"] }),
    effectiveAccessQuestion({ principal: admin, targets: "MAXIMAL", permissions: ["DataWrite", "MetadataWrite"] }),
    effectiveAccessQuestion({ principal: keys.pseudo("AccountMembers"), targets: "MAXIMAL" }),
    ...principals.map((principal, at) => {
      const targets = at % 2 === 0 ? "ALL" : "MAXIMAL";
      return effectiveAccessQuestion({ principal, targets, classes: ["User", "Recording", "Group"] });
    }),
  ];
}

function pairs({ people, apps, resources }: Named): Question[] {
  const permissions: readonly Permission[] = ["DataRead", "DataWrite", "MetadataWrite", "MetadataDelete"];
  const asked = [...people, ...apps].flatMap((principal, at) =>
    resources.map((resource, other) => ({
      principal,
      resource,
      permission: permissions[(at + other) % permissions.length] ?? "DataRead",
    })),
  );
  return asked.flatMap((pair, at) => [canQuestion(pair), ...(at % 3 === 0 ? [explainQuestion(pair)] : [])]);
}

function holders({ roles, groups }: Named): Question[] {
  const codes = ["User:Edit", "User:Read", "Role:Edit", "recording:read", "Nobody:Has"];
  const scopes = ["user:write:admin", "recording:read:admin", "user:read", "nobody:has"];
  return [
    ...codes.map((code) => ({ kind: "privilege", code }) as const).map((each) => holdersQuestion(each, {}, each)),
    ...scopes.map((code) => ({ kind: "scope", code }) as const).map((each) => holdersQuestion(each, {}, each)),
    ...roles.map((key) =>
      holdersQuestion({ kind: "node", key }, { states: [...ACCESS_STATES] }, { kind: "role", key }),
    ),
    ...groups.map((key) => holdersQuestion({ kind: "node", key }, {}, { kind: "group", key })),
  ];
}

function lookups({ keys, people, apps, groups, roles, recordings, resources }: Named): Question[] {
  const all = [...people, ...apps, ...groups, ...roles, ...recordings, ...resources, keys.user("nobody")];
  const texts = ["an", "Berlin", "demo.example", "ã", "森川", "INES", "(", "zoom:"];
  return [
    ...texts.map((text) => searchQuestion({ text, kinds: null })),
    searchQuestion({ text: "a", kinds: ["user", "set"] }),
    searchQuestion({ text: "edit", kinds: ["privilege"] }),
    ...all.map((key) => neighboursQuestion({ key })),
    ...[keys.prefix, keys.privilege("1", "User:Edit"), ...all].map(nodeQuestion),
    ...Object.values(CAST).map(({ email }) => candidatesQuestion("user", email)),
    candidatesQuestion("user", DEPARTED_GROUP_ADMIN.email),
    candidatesQuestion("role", "User Admin"),
    candidatesQuestion("role", "0"),
    candidatesQuestion("group", "Berlin Office"),
    candidatesQuestion("app", "Minutely Notetaker"),
    matrixQuestion(),
    completenessQuestion(),
    reportQuestion(),
  ];
}
