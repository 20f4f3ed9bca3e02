/** A set of whole numbers below a size, one bit each. Sets that are put together must be of one size. */
export class Bits {
  readonly size: number;
  readonly words: Uint32Array;

  constructor(size: number, words = new Uint32Array((size + 31) >>> 5)) {
    this.size = size;
    this.words = words;
  }

  static all(size: number): Bits {
    const bits = new Bits(size);
    bits.words.fill(0xffffffff);
    if (size & 31) bits.words[bits.words.length - 1] = (1 << (size & 31)) - 1;
    return bits;
  }

  add(number: number): void {
    this.words[number >>> 5] = this.#word(number >>> 5) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return (this.#word(number >>> 5) & (1 << (number & 31))) !== 0;
  }

  clone(): Bits {
    return new Bits(this.size, this.words.slice());
  }

  /** Adds what another set holds. */
  addAll({ words }: Bits): this {
    for (let at = 0; at < words.length; at++) this.words[at] = this.#word(at) | (words[at] as number);
    return this;
  }

  /** Leaves only what another set holds too. */
  keep({ words }: Bits): this {
    for (let at = 0; at < words.length; at++) this.words[at] = this.#word(at) & (words[at] as number);
    return this;
  }

  /** Takes out what another set holds. */
  drop({ words }: Bits): this {
    for (let at = 0; at < words.length; at++) this.words[at] = this.#word(at) & ~(words[at] as number);
    return this;
  }

  meets({ words }: Bits): boolean {
    for (let at = 0; at < words.length; at++) if ((this.#word(at) & (words[at] as number)) !== 0) return true;
    return false;
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  get count(): number {
    let count = 0;
    for (let at = 0; at < this.words.length; at++) count += ones(this.#word(at));
    return count;
  }

  /** The numbers from one on, in order. */
  *from(start = 0): Generator<number> {
    let at = start >>> 5;
    if (at >= this.words.length) return;
    let word = this.#word(at) & (-1 << (start & 31));
    for (;;) {
      while (word !== 0) {
        yield at * 32 + (31 - Math.clz32(word & -word));
        word &= word - 1;
      }
      if (++at >= this.words.length) return;
      word = this.#word(at);
    }
  }

  /** The next numbers from one on, at most so many: many of them in a fraction of the time that asking one by one takes. */
  take(start: number, most: number): Uint32Array {
    const taken = new Uint32Array(most);
    let count = 0;
    let mask = -1 << (start & 31);
    for (let at = start >>> 5; at < this.words.length && count < most; at++, mask = -1) {
      for (let word = this.#word(at) & mask; word !== 0 && count < most; word &= word - 1) {
        taken[count++] = at * 32 + (31 - Math.clz32(word & -word));
      }
    }
    return taken.subarray(0, count);
  }

  /** Whether there is a number below this one. */
  hasBelow(end: number): boolean {
    const [first] = this.from();
    return first !== undefined && first < end;
  }

  #word(at: number): number {
    return this.words[at] as number;
  }
}

/** How many bits of a word are set, by sums of ever wider fields. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
