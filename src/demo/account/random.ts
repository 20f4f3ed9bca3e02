import { createHash } from "node:crypto";

/**
 * Numbers that look random and depend on the seed and the label alone (mulberry32). Each part of the account has
 * a label of its own, so that more of one part changes nothing in another.
 */
export class Random {
  #state: number;

  constructor(seed: number, label: string) {
    this.#state = createHash("sha256").update(`${seed}|${label}`).digest().readUInt32LE(0);
  }

  /** From 0 up to but not 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One of the values, each as likely as its weight is large. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return (choices[choices.length - 1] as readonly [T, number])[0];
  }
}

/** Ids that depend on the seed and the name alone, so that no order of making things changes one. */
export class Ids {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** 22 characters, like most of Zoom's ids. */
  id(name: string): string {
    return this.#digest(name).toString("base64url").slice(0, 22);
  }

  /** A meeting's UUID: 16 bytes in base64, with the slashes that make URLs hard. */
  uuid(name: string): string {
    return this.#digest(name).subarray(0, 16).toString("base64");
  }

  /** A UUID of a file, in the usual groups of hex digits. */
  fileId(name: string): string {
    const hex = this.#digest(name).toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
  }

  /** A number of so many digits, the first of them not 0. */
  number(name: string, digits: number): number {
    const span = 9 * 10 ** (digits - 1);
    return 10 ** (digits - 1) + Number(this.#digest(name).readBigUInt64LE(0) % BigInt(span));
  }

  #digest(name: string): Buffer {
    return createHash("sha256").update(`${this.#seed}#${name}`).digest();
  }
}
