import { compareBytes } from "../../model/facts.ts";

/** Of so many keys in byte order, the position of the first that is greater than one. */
export function firstAfter(count: number, keyAt: (position: number) => string, key: string): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(keyAt(middle), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
