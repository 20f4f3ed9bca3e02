/** More are not remembered: a key takes about 100 bytes. */
const MOST = 500_000;

/** The ends of relations that the first revision has written so far: what of the graph is known without looking. */
export class FreshEnds {
  readonly #keys = new Set<string>();
  readonly #most: number;
  #isWhole = true;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** Whether something is there under the key, a node or a placeholder. Not of all that is there: not of nodes that are no ends. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Whether there can be no placeholder under the key. */
  lacks(key: string): boolean {
    return this.#isWhole && !this.#keys.has(key);
  }

  add(key: string): void {
    if (this.#keys.size < this.#most) this.#keys.add(key);
    else if (!this.#keys.has(key)) this.#isWhole = false;
  }
}
