import { AccountKeys } from "../../src/model/keys.ts";
import type { TestAccount } from "./build-account.ts";

/** What can be named in questions about an account, each list without repeats. */
export interface KeysInAccount {
  readonly principals: readonly string[];
  /** Nodes of kinds that can be acted on. */
  readonly nodes: readonly string[];
  readonly accountSets: readonly string[];
  readonly groupSets: readonly string[];
  readonly userSets: readonly string[];
  readonly ownSets: readonly string[];
  /** With a node. */
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** The class of a resource, undefined for anything else. */
  classOf(resource: string): string | undefined;
}

const CLASS_OF_KIND: ReadonlyMap<string, string> = new Map([
  ["ZoomAccount", "Account"],
  ["ZoomUser", "User"],
  ["ZoomGroup", "Group"],
  ["ZoomRole", "Role"],
  ["ZoomApp", "App"],
  ["ZoomRecording", "Recording"],
]);

const memory = new WeakMap<TestAccount, KeysInAccount>();

export function keysIn(account: TestAccount): KeysInAccount {
  const known = memory.get(account);
  if (known !== undefined) return known;
  const made = collect(account);
  memory.set(account, made);
  return made;
}

function collect(account: TestAccount): KeysInAccount {
  const keys = new AccountKeys(account.source, account.account);
  const kinds = new Map(
    account.facts.flatMap((fact) => (fact.type === "node" ? [[fact.key, fact.kind] as const] : [])),
  );
  const ofKind = (kind: string) => [...kinds].filter(([, each]) => each === kind).map(([key]) => key);
  const ends = account.facts.flatMap((fact) => {
    if (fact.type === "node") return [];
    if (fact.relation === "MEMBER_OF" || fact.relation === "ADMIN_OF") return [fact.from, fact.to];
    return fact.relation === "SCOPED_TO" || fact.relation === "HOSTED_BY" ? [fact.to] : [];
  });
  const isGroup = (key: string) => key.startsWith(`${keys.prefix}:group:`);
  const users = [...new Set([...ofKind("ZoomUser"), ...ends.filter((key) => !isGroup(key))])];
  const groups = [...new Set([...ofKind("ZoomGroup"), ...ends.filter(isGroup)])];
  const classes = account.catalog.classes;
  const userClasses = classes.filter(({ belongsTo }) => belongsTo === "user");
  const groupedClasses = classes.filter(({ belongsTo }) => belongsTo !== "account");
  return {
    principals: [...ofKind("ZoomUser"), ...ofKind("ZoomApp"), keys.pseudo("Everyone"), keys.pseudo("AccountMembers")],
    nodes: [...kinds].filter(([, kind]) => CLASS_OF_KIND.has(kind)).map(([key]) => key),
    accountSets: classes.map(({ name }) => keys.set(name)),
    groupSets: groups.flatMap((group) => groupedClasses.map(({ name }) => keys.setOf(name, group))),
    userSets: users.flatMap((user) => userClasses.map(({ name }) => keys.setOf(name, user))),
    ownSets: userClasses.map(({ name }) => keys.ownSet(name)),
    groups: ofKind("ZoomGroup"),
    roles: ofKind("ZoomRole"),
    classOf: (resource) =>
      CLASS_OF_KIND.get(kinds.get(resource) ?? "") ??
      classes.find(({ name }) => resource === keys.set(name) || resource.startsWith(`${keys.set(name)}:`))?.name,
  };
}
