import { expect, it } from "vitest";
import { BoundedMap } from "./bounded-map.ts";
import { getOrMake } from "./maps.ts";

it("holds no more than its bound, and gives again what it has forgotten", () => {
  const map = new BoundedMap<number, string>(3);
  let made = 0;
  const textOf = (key: number) =>
    getOrMake(map, key, () => {
      made++;
      return `${key}`;
    });
  for (let key = 0; key < 10; key++) {
    expect(textOf(key)).toBe(`${key}`);
    expect(map.size).toBeLessThanOrEqual(3);
  }
  expect([textOf(9), textOf(0), made]).toEqual(["9", "0", 11]);
});

it("changes a value in place without forgetting others", () => {
  const map = new BoundedMap<string, number>(2);
  map.set("a", 1).set("b", 2).set("a", 3);
  expect([...map]).toEqual([
    ["a", 3],
    ["b", 2],
  ]);
});
