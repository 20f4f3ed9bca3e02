/** Whole numbers below 2^32, added one by one. */
export class NumberList {
  #numbers = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  at(position: number): number {
    return this.#numbers[position] as number;
  }

  set(position: number, number: number): void {
    this.#numbers[position] = number;
  }

  /** What was added; to be used before more is. */
  toArray(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
