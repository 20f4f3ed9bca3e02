import { type Fact, relationKey } from "../../src/model/facts.ts";
import { AccountKeys } from "../../src/model/keys.ts";

export const ACCOUNT = "A";
export const keys = new AccountKeys("fake", ACCOUNT);

export function emailOf(userId: string): string {
  return `${userId}@example.com`;
}

/** The id at the end of a group's key. */
export function idOf(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1);
}

export function userFact(id: string, status: string, name: string | null): Fact {
  const said = { section: "users", extent: status };
  return {
    type: "node",
    key: keys.user(id),
    kind: "FakeUser",
    name,
    properties: { status, email: emailOf(id) },
    ...said,
  };
}

export function groupFact(id: string): Fact {
  const said = { section: "groups", extent: "" };
  return { type: "node", key: keys.group(id), kind: "FakeGroup", name: id, properties: { id }, ...said };
}

/** The extent of a membership is the group's key. */
export function memberFact(from: string, group: string): Fact {
  const key = relationKey(from, "MEMBER_OF", group);
  const said = { section: "group-members", extent: group };
  return { type: "relation", key, from, relation: "MEMBER_OF", to: group, properties: {}, ...said };
}

export function recordingFact(id: string, month: string): Fact {
  const said = { section: "recordings", extent: month };
  return { type: "node", key: keys.recording(id), kind: "FakeRecording", name: id, properties: {}, ...said };
}
