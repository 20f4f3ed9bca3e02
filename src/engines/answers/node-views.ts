import type { NodeView } from "../../access/answers.ts";
import type { Account } from "../../derive/account.ts";
import { nameOfKey, PSEUDO_NAMES, setName } from "../../derive/projection-names.ts";
import type { Properties } from "../../model/facts.ts";
import { idOfKey } from "../../model/keys.ts";
import type { Resource } from "./resources.ts";
import type { World } from "./world.ts";

/** A key as answers show it: a node, a set, a pseudo-principal, or a key that only relations name. */
export function nodeView(world: World, key: string): NodeView {
  return knownNodeView(world, key) ?? view(world.account, key, "Unknown", null, {});
}

/** As `nodeView`; undefined for a key that is none of them. */
export function knownNodeView(world: World, key: string): NodeView | undefined {
  const node = world.account.node(key);
  if (node !== undefined) return view(world.account, key, node.kind, node.name, node.properties);
  if (world.isPseudo(key)) {
    const name = PSEUDO_NAMES[key === world.everyone ? "Everyone" : "AccountMembers"];
    return view(world.account, key, "PseudoPrincipal", name, {});
  }
  const resource = world.resources.of(key);
  if (resource?.class == null) return undefined;
  if (resource.level === "node") return view(world.account, key, "ZoomGroup", null, {});
  return view(world.account, key, "ResourceSet", setName(key, nameOfOwner(world, resource)), {
    class: resource.class.name,
    level: resource.level,
    area: resource.class.area,
  });
}

function nameOfOwner(world: World, { owners: [owner] }: Resource): string | null {
  return owner === undefined ? null : (world.account.node(owner)?.name ?? null);
}

/** A node's name, else what its key says. */
export function displayName(world: World, key: string): string {
  return world.account.node(key)?.name ?? nameOfKey(key);
}

/** The same without properties. */
export function bareView(world: World, key: string): NodeView {
  const node = world.account.node(key);
  return node === undefined
    ? { ...nodeView(world, key), properties: {} }
    : view(world.account, key, node.kind, node.name, {});
}

function view(account: Account, key: string, kind: string, name: string | null, properties: Properties): NodeView {
  return { key, kind, id: idOfKey(key), name, source: account.keys.source, properties };
}
