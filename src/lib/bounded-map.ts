/**
 * A map that forgets everything before it would hold more than so many entries: what is in it can be worked out again. For lookups on
 * hot paths, which cost what a Map's do; what is dear to make belongs into an lru-cache, whose lookups take nearly twice as long.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: K, value: V): this {
    if (this.size >= this.#most && !this.has(key)) this.clear();
    return super.set(key, value);
  }
}
