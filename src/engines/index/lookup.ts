import type { Neighbour, NodeView, Page } from "../../access/answers.ts";
import type { AskOptions, NeighboursRequest, SearchRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { makeKey, normalizeEmail } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { completenessOf, NOBODY } from "../answers/completeness.ts";
import { firstAfter } from "../answers/first-after.ts";
import { kindOfWord, listingSections, relationSections } from "../answers/listing-sections.ts";
import { knownNodeView, nodeView } from "../answers/node-views.ts";
import { keysetSlice } from "../answers/paging.ts";
import { checkSignal, type World } from "../answers/world.ts";
import { RelationsAt } from "./packed/relations-at.ts";
import { searchedTexts } from "./packed/search-text.ts";
import { firstFrom } from "./packed/sparse-rows.ts";
import type { WholeWorld } from "./whole-world.ts";

const NO_COUNTS = { active: 0, unknown: 0, gated: 0, dormant: 0 };

/** Finds nodes and the account's sets by name, e-mail, id or key, without case. */
export function search(
  world: WholeWorld,
  { text, kinds, page }: SearchRequest,
  options: AskOptions | undefined,
): Page<NodeView> {
  const { graph } = world;
  const wanted = text.toLowerCase();
  const words = new Set(kinds?.map(kindOfWord));
  const isAsked = (kind: string | undefined) => kind !== undefined && (words.size === 0 || words.has(kind));
  const ids = (world.searched.containing(wanted) ?? scanned(world, wanted, options)).filter((id) =>
    isAsked(graph.kindAt(id)),
  );
  const others = derivedViews(world).filter((view) => isAsked(view.kind) && textsOf(view).some(contains(wanted)));
  const start = firstFrom(ids, page.after === null ? 0 : graph.keys.firstAfter(page.after));
  const near = Array.from(ids.slice(start, start + page.first + 1), (id) => graph.keys.key(id));
  const keys = [...near, ...others.map(({ key }) => key)].sort(compareBytes);
  const { rows, next, hasPrevious } = keysetSlice(keys, (key) => key, page);
  return {
    rows: rows.map((key) => nodeView(world, key)),
    next,
    hasPrevious: hasPrevious || start > 0,
    ...restOf(world, ids.length + others.length, listingSections(words)),
  };
}

/** What is found but is no node: the account's sets and the pseudo-principals. */
function derivedViews(world: WholeWorld): NodeView[] {
  const sets = [...world.account.catalog.classes.keys()].map((name) => world.account.keys.set(name));
  return [...sets, world.everyone, world.members]
    .filter((key) => !world.account.isNode(key))
    .flatMap((key) => knownNodeView(world, key) ?? []);
}

/** Ids of the nodes that contain a text, found node by node. */
function scanned({ graph }: WholeWorld, wanted: string, options: AskOptions | undefined): Uint32Array {
  const found: number[] = [];
  for (const node of graph.nodes()) {
    checkSignal(options);
    if (searchedTexts(node).some(contains(wanted))) found.push(graph.keys.id(node.key));
  }
  return Uint32Array.from(found);
}

function textsOf({ key, id, name }: NodeView): readonly string[] {
  return [key, id, name ?? ""].map((text) => text.toLowerCase());
}

function contains(wanted: string): (text: string) => boolean {
  return (text) => text.includes(wanted);
}

/** The relations of a node, as the sources said them: of a thing that many have, only those of the page are made. */
export function neighbours(world: WholeWorld, { key, page }: NeighboursRequest): Page<Neighbour> {
  const { graph } = world;
  const rows = new RelationsAt(graph, key);
  const start = page.after === null ? 0 : firstAfter(rows.count, (at) => rows.keyAt(at), page.after);
  const shown = Array.from({ length: Math.min(page.first, rows.count - start) }, (_, at) => rows.at(start + at));
  const end = start + shown.length;
  return {
    rows: shown.map((row) => ({ ...row, node: nodeView(world, row.node.key) })),
    next: end < rows.count && end > start ? rows.keyAt(end - 1) : null,
    hasPrevious: start > 0,
    ...restOf(world, rows.count, relationSections(graph.kind(key))),
  };
}

/** Keys of nodes of a kind's word: by Zoom's id, else by e-mail, else by exact name. */
export function candidates(world: WholeWorld, word: string, rest: string): readonly string[] {
  const kind = KINDS.find((declared) => declared.word === word)?.kind;
  if (kind === undefined) return [];
  const own = makeKey(world.account.keys.source, world.account.keys.account, word, rest);
  const byId = new Set([...(world.account.graph.kind(own) === kind ? [own] : []), ...world.names.by("id", kind, rest)]);
  if (byId.size > 0) return [...byId].sort(compareBytes);
  const byEmail = world.names.by("email", kind, normalizeEmail(rest));
  return byEmail.length > 0 ? byEmail : world.names.by("name", kind, rest);
}

function restOf(world: World, totalCount: number, sections: readonly string[]) {
  const unread = sections.filter((section) => !world.account.coverage.complete(section));
  return {
    totalCount,
    counts: NO_COUNTS,
    completeness: completenessOf(world.account.coverage, unread, new Map(), NOBODY),
    revision: world.revision.number,
    engine: "index" as const,
  };
}
