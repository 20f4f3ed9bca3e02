import type { Sections } from "../../../lib/sections/sections.ts";
import { SparseRows } from "./sparse-rows.ts";

/** The relations of one type, read when they are asked for, by what they start at and by what they lead to. */
export class PackedRelation {
  readonly #sections: Sections;
  readonly #name: string;
  #out: SparseRows | undefined;
  #in: SparseRows | undefined;
  #said: Uint16Array | undefined;

  constructor(sections: Sections, name: string) {
    this.#sections = sections;
    this.#name = name;
  }

  get out(): SparseRows {
    this.#out ??= SparseRows.of(this.#sections, `${this.#name}.out`);
    return this.#out;
  }

  get in(): SparseRows {
    this.#in ??= SparseRows.of(this.#sections, `${this.#name}.in`);
    return this.#in;
  }

  /** The number of the list of sections that say it, for each that leads out. */
  get said(): Uint16Array {
    this.#said ??= this.#sections.u16(`${this.#name}.said`);
    return this.#said;
  }
}
