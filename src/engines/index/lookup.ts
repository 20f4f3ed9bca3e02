import type { Neighbour, NodeView, Page } from "../../access/answers.ts";
import type { NeighboursRequest, SearchRequest } from "../../access/engine.ts";
import { neighbourKey } from "../../access/neighbours.ts";
import { compareBytes } from "../../model/facts.ts";
import { makeKey, normalizeEmail } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { completenessOf } from "../answers/completeness.ts";
import { kindOfWord, listingSections, relationSections } from "../answers/listing-sections.ts";
import { knownNodeView, nodeView } from "../answers/node-views.ts";
import { keysetSlice } from "../answers/paging.ts";
import type { World } from "../answers/world.ts";
import type { WholeWorld } from "./whole-world.ts";

const NO_COUNTS = { active: 0, unknown: 0, gated: 0, dormant: 0 };

/** Finds nodes and the account's sets by name, e-mail, id or key, without case. */
export function search(world: World, { text, kinds, page }: SearchRequest): Page<NodeView> {
  const wanted = text.toLowerCase();
  const words = new Set(kinds?.map(kindOfWord));
  const found: NodeView[] = [];
  const consider = (view: NodeView | undefined) => {
    if (view === undefined || (words.size > 0 && !words.has(view.kind))) return;
    const texts = [view.name ?? "", view.id, view.key, String(view.properties["email"] ?? "")];
    if (texts.some((candidate) => candidate.toLowerCase().includes(wanted))) found.push(view);
  };
  for (const { key } of world.account.graph.nodes()) consider(knownNodeView(world, key));
  for (const className of world.account.catalog.classes.keys()) {
    consider(knownNodeView(world, world.account.keys.set(className)));
  }
  for (const pseudo of [world.everyone, world.members]) consider(knownNodeView(world, pseudo));
  found.sort((a, b) => compareBytes(a.key, b.key));
  return pageOf(world, found, (view) => view.key, page, listingSections(words));
}

/** The relations of a node, as the sources said them. */
export function neighbours(world: WholeWorld, { key, page }: NeighboursRequest): Page<Neighbour> {
  const { account } = world;
  const found = account.graph.relationsAt(key).flatMap(({ from, relation, to, sections }) => {
    const out = { direction: "out", relation, node: nodeView(world, to), sections } as const;
    const into = { direction: "in", relation, node: nodeView(world, from), sections } as const;
    return [...(from === key ? [out] : []), ...(to === key ? [into] : [])];
  });
  found.sort((a, b) => compareBytes(neighbourKey(a), neighbourKey(b)));
  const sections = relationSections(account.graph.kind(key));
  return pageOf(world, found, neighbourKey, page, sections);
}

/** Keys of nodes of a kind's word: by Zoom's id, else by e-mail, else by exact name. */
export function candidates(world: WholeWorld, word: string, rest: string): readonly string[] {
  const kind = KINDS.find((declared) => declared.word === word)?.kind;
  if (kind === undefined) return [];
  const names = world.namesOf(kind);
  const own = makeKey(world.account.keys.source, world.account.keys.account, word, rest);
  const byId = new Set([...(world.account.graph.kind(own) === kind ? [own] : []), ...names.byId(rest)]);
  if (byId.size > 0) return [...byId].sort(compareBytes);
  const byEmail = names.byEmail(normalizeEmail(rest));
  return byEmail.length > 0 ? byEmail : names.byName(rest);
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
    completeness: completenessOf(world.account.coverage, unread, new Map(), []),
    revision: world.revision.number,
    engine: "index",
  };
}
