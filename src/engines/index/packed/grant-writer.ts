import type { Catalog } from "../../../catalog/catalog.ts";
import type { Grant, PossibleGrant } from "../../../derive/grant.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import { TextHeap } from "../../../lib/sections/text-heap.ts";
import { compareBytes } from "../../../model/facts.ts";
import { PERMISSIONS } from "../../../model/permissions.ts";
import { standingRank } from "../../../model/states.ts";
import { packKeys } from "./packed-keys.ts";
import { packRows, stableOrder } from "./sparse-rows.ts";

/** The part of a grant that questions look at last, as JSON. Capabilities are numbers of the catalog's list. */
export type GrantText = readonly [
  originKind: Grant["origin"]["kind"],
  originValue: string,
  codes: Grant["codes"],
  facts: Grant["facts"],
  capabilities: readonly number[],
  rule: Grant["rule"],
  unread: Grant["unread"],
  gap?: PossibleGrant["gap"],
  reason?: string,
];

/** Writes grants in the order of holders, then classes; returns the classes by their numbers. */
export function packGrants(
  arrays: Map<string, SectionArray>,
  heaps: Map<string, TextHeap>,
  name: string,
  grants: readonly (Grant | PossibleGrant)[],
  catalog: Catalog,
): readonly string[] {
  const holders = numbered(grants.map(({ holder }) => holder));
  const targets = numbered(grants.map(({ target }) => target));
  const classes = numbered(grants.map(({ class: className }) => className));
  const order = stableOrder(holders.numbers, stableOrder(classes.numbers));
  const inOrder = (numbers: Uint32Array) => order.map((at) => numbers[at] as number);
  const holderOf = inOrder(holders.numbers);
  const targetOf = inOrder(targets.numbers);
  const sorted = Array.from(order, (at) => grants[at] as Grant);
  packKeys(arrays, `${name}.holders`, holders.texts);
  packKeys(arrays, `${name}.targets`, targets.texts);
  packRows(arrays, `${name}.byHolder`, holderOf, Uint32Array.from(order.keys()));
  const byTarget = stableOrder(targetOf);
  packRows(
    arrays,
    `${name}.byTarget`,
    byTarget.map((at) => targetOf[at] as number),
    byTarget,
  );
  arrays.set(`${name}.holder`, holderOf);
  arrays.set(`${name}.target`, targetOf);
  arrays.set(`${name}.class`, Uint16Array.from(inOrder(classes.numbers)));
  arrays.set(
    `${name}.permission`,
    Uint8Array.from(sorted, ({ permission }) => PERMISSIONS.indexOf(permission)),
  );
  arrays.set(`${name}.rank`, Uint8Array.from(sorted, standingRank));
  packTexts(arrays, heaps, name, sorted, catalog);
  return classes.texts;
}

function packTexts(
  arrays: Map<string, SectionArray>,
  heaps: Map<string, TextHeap>,
  name: string,
  grants: readonly (Grant | PossibleGrant)[],
  { capabilities }: Catalog,
): void {
  const numbers = new Map(capabilities.map(({ id }, number) => [id, number]));
  const heap = new TextHeap();
  const starts = new Uint32Array(grants.length + 1);
  grants.forEach((grant, at) => {
    const { origin, codes, facts, rule, unread } = grant;
    const known = grant.capabilities.map((id) => numbers.get(id) as number);
    const text: GrantText = [origin.kind, origin.value, codes, facts, known, rule, unread];
    const leeway = "gap" in grant ? [grant.gap, grant.reason] : [];
    starts[at] = heap.add(JSON.stringify([...text, ...leeway]));
  });
  starts[grants.length] = heap.length;
  arrays.set(`${name}.starts`, starts);
  heaps.set(name, heap);
}

/** Distinct texts in byte order, and of each text its number among them. */
function numbered(texts: readonly string[]): { readonly texts: readonly string[]; readonly numbers: Uint32Array } {
  const distinct = [...new Set(texts)].sort(compareBytes);
  const numbers = new Map(distinct.map((text, number) => [text, number]));
  return { texts: distinct, numbers: Uint32Array.from(texts, (text) => numbers.get(text) as number) };
}
