import type { Sections } from "../../../lib/sections/sections.ts";
import { SparseRows } from "./sparse-rows.ts";

/** The relations of one type, by what they start at and by what they lead to. */
export class PackedRelation {
  readonly out: SparseRows;
  readonly in: SparseRows;
  /** The number of the list of sections that say it, for each that leads out. */
  readonly said: Uint16Array;

  constructor(sections: Sections, name: string) {
    this.out = SparseRows.of(sections, `${name}.out`);
    this.in = SparseRows.of(sections, `${name}.in`);
    this.said = sections.u16(`${name}.said`);
  }
}
