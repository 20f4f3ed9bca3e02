import fc from "fast-check";
import { expect, it } from "vitest";
import { Bits } from "./bits.ts";

/** Sizes about the edges of words too. */
const sized = fc.integer({ min: 1, max: 130 }).chain((size) => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }));
  return fc.record({ size: fc.constant(size), a: numbers, b: numbers });
});

function bitsOf(size: number, numbers: readonly number[]): Bits {
  const bits = new Bits(size);
  for (const number of numbers) bits.add(number);
  return bits;
}

const sorted = (numbers: Iterable<number>) => [...numbers].sort((x, y) => x - y);

it("holds what a set holds, whatever is done with it", () => {
  fc.assert(
    fc.property(sized, ({ size, a, b }) => {
      const [some, others] = [bitsOf(size, a), bitsOf(size, b)];
      expect([...some.from()]).toEqual(sorted(a));
      expect(some.count).toBe(a.length);
      expect(some.isEmpty).toBe(a.length === 0);
      expect(some.meets(others)).toBe(a.some((number) => b.includes(number)));
      expect([...some.clone().addAll(others).from()]).toEqual(sorted(new Set([...a, ...b])));
      expect([...some.clone().keep(others).from()]).toEqual(sorted(a.filter((number) => b.includes(number))));
      expect([...some.clone().drop(others).from()]).toEqual(sorted(a.filter((number) => !b.includes(number))));
      expect([...some.from()]).toEqual(sorted(a));
    }),
  );
});

it("goes on from any number, and knows what lies below it", () => {
  fc.assert(
    fc.property(sized, fc.integer({ min: 0, max: 140 }), ({ size, a }, start) => {
      const bits = bitsOf(size, a);
      expect([...bits.from(start)]).toEqual(sorted(a.filter((number) => number >= start)));
      expect(bits.hasBelow(start)).toBe(a.some((number) => number < start));
      for (let number = 0; number < size; number++) expect(bits.has(number)).toBe(a.includes(number));
    }),
  );
});

it("takes as many as it is asked for, from any number on", () => {
  fc.assert(
    fc.property(sized, fc.nat(140), fc.integer({ min: 1, max: 140 }), ({ size, a }, start, most) => {
      const wanted = sorted(a.filter((number) => number >= start)).slice(0, most);
      expect([...bitsOf(size, a).take(start, most)]).toEqual(wanted);
    }),
  );
});

it("has all numbers below its size, and none above", () => {
  for (let size = 1; size <= 100; size++) expect(Bits.all(size).count).toBe(size);
});
