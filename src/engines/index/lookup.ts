import type { Neighbour, NodeView, Page } from "../../access/answers.ts";
import type { NeighboursRequest, SearchRequest } from "../../access/engine.ts";
import { neighbourKey } from "../../access/neighbours.ts";
import { compareBytes } from "../../model/facts.ts";
import { idOfKey, makeKey, normalizeEmail } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { completenessOf } from "./gaps/completeness.ts";
import { knownNodeView, nodeView } from "./node-views.ts";
import { keysetSlice } from "./paging.ts";
import type { World } from "./world.ts";

const NO_COUNTS = { active: 0, unknown: 0, gated: 0, dormant: 0 };

/** The sections that find nodes of a kind: while one is unread there may be more of them. */
const LISTED_BY: Readonly<Record<string, readonly string[]>> = {
  ZoomAccount: ["account"],
  ZoomApp: ["apps", "apps-approved"],
  ZoomGroup: ["groups"],
  ZoomRecording: ["recordings"],
  ZoomRole: ["roles"],
  ZoomRolePrivilege: ["role"],
  ZoomUser: ["users"],
};

/** Finds nodes and the account's sets by name, e-mail, id or key, without case. */
export function search(world: World, { text, kinds, page }: SearchRequest): Page<NodeView> {
  const wanted = text.toLowerCase();
  const words = new Set(kinds?.map((kind) => kindOf(kind)));
  const found: NodeView[] = [];
  const consider = (view: NodeView | undefined) => {
    if (view === undefined || (words.size > 0 && !words.has(view.kind))) return;
    const texts = [view.name ?? "", view.id, view.key, String(view.properties["email"] ?? "")];
    if (texts.some((candidate) => candidate.toLowerCase().includes(wanted))) found.push(view);
  };
  for (const { key } of world.account.nodes()) consider(knownNodeView(world, key));
  for (const className of world.account.catalog.classes.keys()) {
    consider(knownNodeView(world, world.account.keys.set(className)));
  }
  for (const pseudo of [world.everyone, world.members]) consider(knownNodeView(world, pseudo));
  found.sort((a, b) => compareBytes(a.key, b.key));
  const asked = Object.entries(LISTED_BY).filter(([kind]) => words.size === 0 || words.has(kind));
  const sections = asked.flatMap(([, listed]) => listed);
  return pageOf(world, found, (view) => view.key, page, sections);
}

/** The relations of a node, as the sources said them. */
export function neighbours(world: World, { key, page }: NeighboursRequest): Page<Neighbour> {
  const found: Neighbour[] = [];
  for (const { from, relation, to, sections } of world.account.relations()) {
    if (from === key) found.push({ direction: "out", relation, node: nodeView(world, to), sections });
    if (to === key) found.push({ direction: "in", relation, node: nodeView(world, from), sections });
  }
  found.sort((a, b) => compareBytes(neighbourKey(a), neighbourKey(b)));
  const kind = world.account.node(key)?.kind ?? "";
  const sections = RELATIONS.filter(({ from, to }) => from.includes(kind) || to.includes(kind)).flatMap(
    (relation) => relation.sections,
  );
  return pageOf(world, found, neighbourKey, page, sections);
}

/**
 * Keys of nodes of a kind's word: by Zoom's id, else by e-mail, else by exact name. The e-mail in an invitation's key is
 * no id: somebody who accepted it during a run is there twice, and then the reference is ambiguous.
 */
export function candidates(world: World, word: string, rest: string): readonly string[] {
  const kind = KINDS.find((declared) => declared.word === word)?.kind;
  if (kind === undefined) return [];
  const keys = [...world.account.ofKind(kind)].sort(compareBytes);
  const own = makeKey(world.account.keys.source, world.account.keys.account);
  const invitation = `${own}:pending:`;
  const byId = keys.filter(
    (key) =>
      key === `${own}:${makeKey(word, rest)}` ||
      (idTail(key) === rest && !key.startsWith(invitation)) ||
      zoomId(world, key) === rest,
  );
  if (byId.length > 0) return byId;
  const email = normalizeEmail(rest);
  const byEmail = keys.filter((key) => world.account.text(key, "email") === email);
  if (byEmail.length > 0) return byEmail;
  return keys.filter((key) => world.account.node(key)?.name === rest);
}

function idTail(key: string): string {
  return idOfKey(key).split(":").slice(2).join(":");
}

function zoomId(world: World, key: string): string | undefined {
  return world.account.text(key, "zoom_id");
}

function kindOf(kind: string): string {
  return (
    KINDS.find(({ word }) => word === kind)?.kind ??
    (kind === "set" ? "ResourceSet" : kind === "pseudo" ? "PseudoPrincipal" : kind)
  );
}

function pageOf<Row>(
  world: World,
  all: readonly Row[],
  keyOf: (row: Row) => string,
  request: SearchRequest["page"],
  sections: readonly string[],
): Page<Row> {
  const unread = sections.filter((section) => !world.account.coverage.complete(section));
  return {
    ...keysetSlice(all, keyOf, request),
    totalCount: all.length,
    counts: NO_COUNTS,
    completeness: completenessOf(world, unread, new Map(), []),
    revision: world.revision.number,
    engine: "index",
  };
}
