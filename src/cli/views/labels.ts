import type { Access, NodeView, Proof } from "../../access/answers.ts";
import { splitKey } from "../../model/keys.ts";
import type { AccessState, Bound } from "../../model/states.ts";
import type { Style } from "../output.ts";
import type { Cell } from "./table.ts";

/** A reference to the node that can be pasted into the next command: `user:<e-mail>`, or the key's own words. */
export function referenceOf(node: NodeView): string {
  const [, , word, ...rest] = splitKey(node.key);
  const email = node.properties["email"];
  if ((word === "user" || word === "pending") && typeof email === "string" && email !== "") return `user:${email}`;
  if (word === undefined) return node.key;
  if (word === "role" && rest[1] === "privilege") return node.key;
  return [word, ...rest].join(":");
}

/** A name for people, with the reference where it says more. */
export function labelOf(node: NodeView): string {
  const reference = referenceOf(node);
  return node.name === null || node.name === "" || reference.endsWith(`:${node.name}`)
    ? reference
    : `${node.name} (${reference})`;
}

const STATE_STYLES: Record<AccessState, Style> = { ACTIVE: "green", UNKNOWN: "yellow", GATED: "gray", DORMANT: "gray" };

/** `ACTIVE`, or `UNKNOWN at most` where no more than this is known. */
export function standingCell({ state, bound }: { readonly state: AccessState; readonly bound: Bound }): Cell {
  return { text: bound === "AT_MOST" ? `${state} at most` : state, style: STATE_STYLES[state] };
}

/** What a proof passes through, in a few words: `Helpdesk, privilege Recording:Read`. */
export function throughOf(proof: Proof): string {
  const passed = proof.spine
    .slice(0, -1)
    .map(({ to }) => to)
    .filter(({ kind, key }) => kind !== "ResourceSet" && key !== proof.resource && !proof.origin.value.includes(key))
    .map((node) => node.name ?? referenceOf(node));
  return [...new Set(passed), originText(proof)].join(", ");
}

function originText({ origin: { kind, value } }: Proof): string {
  if (kind === "group-admin") return "group admin";
  if (value === "*") return `${kind} (not read)`;
  const [, , ...rest] = splitKey(value);
  return `${kind} ${kind === "membership" && rest.length > 0 ? rest.join(":") : value}`;
}

/** Accesses with the same standing together, in order: permissions, standing and parts of each. */
export function groupByStanding(access: readonly Access[]): {
  readonly permissions: readonly string[];
  readonly access: Access;
}[] {
  const groups = new Map<string, { permissions: string[]; access: Access }>();
  for (const each of access) {
    const id = [each.state, each.bound, ...each.parts.map(({ key }) => key)].join("|");
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { permissions: [each.permission], access: each });
    else group.permissions.push(each.permission);
  }
  return [...groups.values()];
}

/** The parts that are reached, the first few by name. */
export function partsText(parts: readonly NodeView[], shown = 3): string {
  if (parts.length === 0) return "";
  const names = parts.slice(0, shown).map((part) => part.name ?? referenceOf(part));
  return parts.length > shown ? `${names.join(", ")} and ${parts.length - shown} more` : names.join(", ");
}
