/**
 * A digest of a multiset of SHA-256 digests: their sum modulo 2^256. The order in which members come is irrelevant and a
 * member can be taken out again, so equal contents have equal digests whatever their history. The digest of nothing is 0.
 */
export class MultisetDigest {
  #sum: bigint;

  constructor(hex = "0") {
    this.#sum = BigInt(`0x${hex}`);
  }

  add(digest: string): void {
    this.#sum += BigInt(`0x${digest}`);
  }

  remove(digest: string): void {
    this.#sum -= BigInt(`0x${digest}`);
  }

  /** 64 hex digits. */
  hex(): string {
    this.#sum = BigInt.asUintN(256, this.#sum);
    return this.#sum.toString(16).padStart(64, "0");
  }
}
