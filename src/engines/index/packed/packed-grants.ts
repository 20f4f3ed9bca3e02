import type { Capability } from "../../../catalog/capability.ts";
import type { PossibleGrant } from "../../../derive/grant.ts";
import { BoundedMap } from "../../../lib/bounded-map.ts";
import { getOrMake } from "../../../lib/maps.ts";
import type { ColdBytes, Sections } from "../../../lib/sections/sections.ts";
import { PERMISSIONS, type Permission } from "../../../model/permissions.ts";
import type { Grants } from "../../answers/grants.ts";
import type { GrantText } from "./grant-writer.ts";
import { PackedGrant } from "./packed-grant.ts";
import { PackedKeys } from "./packed-keys.ts";
import type { ShareLinks } from "./share-links.ts";
import { SparseRows } from "./sparse-rows.ts";

const MOST_REMEMBERED = 1 << 16;
const NONE: readonly never[] = [];

/** Grants in arrays, each made when it is first asked for, beside those of shared recordings, which are made of their list. */
export class PackedGrants implements Grants<PossibleGrant> {
  readonly #holders: PackedKeys;
  readonly #targets: PackedKeys;
  readonly #byHolder: SparseRows;
  readonly #byTarget: SparseRows;
  readonly #holder: Uint32Array;
  readonly #target: Uint32Array;
  readonly #class: Uint16Array;
  readonly #permission: Uint8Array;
  readonly #rank: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #texts: ColdBytes;
  readonly #classes: readonly string[];
  readonly #catalog: readonly Capability[];
  readonly #shares: ShareLinks;
  readonly #made = new BoundedMap<number, PackedGrant>(MOST_REMEMBERED);
  readonly #between = new BoundedMap<number, readonly PossibleGrant[]>(MOST_REMEMBERED);
  readonly #of = new BoundedMap<string, readonly PossibleGrant[]>(MOST_REMEMBERED);
  readonly #over = new Map<string, readonly string[]>();

  constructor(
    sections: Sections,
    name: string,
    parts: {
      readonly classes: readonly string[];
      readonly capabilities: readonly Capability[];
      readonly shares: ShareLinks;
    },
  ) {
    this.#holders = PackedKeys.of(sections, `${name}.holders`);
    this.#targets = PackedKeys.of(sections, `${name}.targets`);
    this.#byHolder = SparseRows.of(sections, `${name}.byHolder`);
    this.#byTarget = SparseRows.of(sections, `${name}.byTarget`);
    this.#holder = sections.u32(`${name}.holder`);
    this.#target = sections.u32(`${name}.target`);
    this.#class = sections.u16(`${name}.class`);
    this.#permission = sections.u8(`${name}.permission`);
    this.#rank = sections.u8(`${name}.rank`);
    this.#starts = sections.u32(`${name}.starts`);
    this.#texts = sections.cold(name);
    this.#classes = parts.classes;
    this.#catalog = parts.capabilities;
    this.#shares = parts.shares;
  }

  on(target: string): readonly PossibleGrant[] {
    return [...Array.from(this.#rowsOn(target), (at) => this.#grant(at)), ...this.#shares.on(target)];
  }

  between(holder: string, target: string): readonly PossibleGrant[] {
    const shares = this.#shares.between(holder, target);
    const holderId = this.#holders.id(holder);
    if (holderId < 0) return shares;
    const targetId = this.#targets.id(target);
    if (targetId < 0) return shares;
    const id = holderId * this.#targets.size + targetId;
    const own = getOrMake(this.#between, id, () => this.#find(holderId, targetId));
    return shares.length === 0 ? own : [...own, ...shares];
  }

  of(holder: string, className: string): readonly PossibleGrant[] {
    const shares = this.#shares.of(holder, className);
    const own = this.notSharedWith(holder, className);
    return shares.length === 0 ? own : own.length === 0 ? shares : [...own, ...shares];
  }

  notSharedWith(holder: string, className: string): readonly PossibleGrant[] {
    const number = this.#classes.indexOf(className);
    if (number < 0) return NONE;
    return getOrMake(this.#of, `${holder}|${className}`, () =>
      [...this.#rowsOf(holder)].filter((at) => this.#class[at] === number).map((at) => this.#grant(at)),
    );
  }

  *allOf(holder: string, shares: boolean): Generator<PossibleGrant> {
    for (const at of this.#rowsOf(holder)) yield this.#grant(at);
    if (shares) yield* this.#shares.all(holder);
  }

  holdersOver(className: string): readonly string[] {
    return getOrMake(this.#over, className, () => {
      const number = this.#classes.indexOf(className);
      const found = new Set<number>();
      this.#class.forEach((each, at) => {
        if (each === number) found.add(this.#holder[at] as number);
      });
      return [...new Set([...this.#keysOf(found), ...this.#shares.holdersOver(className)])];
    });
  }

  holdersOn(targets: readonly string[]): Iterable<string> {
    const found = new Set<number>();
    const holders = new Set<string>();
    for (const target of targets) {
      for (const at of this.#rowsOn(target)) found.add(this.#holder[at] as number);
      for (const { holder } of this.#shares.on(target)) holders.add(holder);
    }
    for (const holder of this.#keysOf(found)) holders.add(holder);
    return holders;
  }

  /** Whether a holder has any but by links. */
  hasHolder(holder: string): boolean {
    return this.#rowsOf(holder).length > 0;
  }

  /** What is granted but by links, each once. */
  *targets(): Generator<string> {
    for (let id = 0; id < this.#targets.size; id++) yield this.#targets.read(id);
  }

  #find(holder: number, target: number): readonly PossibleGrant[] {
    const row = this.#byTarget.row(target);
    let low = 0;
    let high = row.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#holder[row[middle] as number] as number) < holder) low = middle + 1;
      else high = middle;
    }
    const found: PossibleGrant[] = [];
    for (let at = row[low]; at !== undefined && this.#holder[at] === holder; at = row[++low])
      found.push(this.#grant(at));
    return found;
  }

  #rowsOf(holder: string): Uint32Array {
    return this.#byHolder.row(this.#holders.id(holder));
  }

  #rowsOn(target: string): Uint32Array {
    return this.#byTarget.row(this.#targets.id(target));
  }

  #keysOf(holders: Iterable<number>): string[] {
    return [...holders].map((id) => this.#holders.key(id));
  }

  #grant(at: number): PackedGrant {
    return getOrMake(
      this.#made,
      at,
      () =>
        new PackedGrant(
          {
            holder: this.#holders.key(this.#holder[at] as number),
            target: this.#targets.key(this.#target[at] as number),
            class: this.#classes[this.#class[at] as number] as string,
            permission: PERMISSIONS[this.#permission[at] as number] as Permission,
          },
          this.#rank[at] as number,
          () => JSON.parse(this.#texts.text(this.#starts[at] as number, this.#starts[at + 1] as number)) as GrantText,
          this.#catalog,
        ),
    );
  }
}
