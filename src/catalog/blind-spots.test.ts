import { expect, it } from "vitest";
import { BLIND_SPOTS, blindSpotsOf } from "./blind-spots.ts";
import { loadCatalog } from "./catalog.ts";

it("names classes of the catalog only", () => {
  const { classes } = loadCatalog();
  expect(BLIND_SPOTS.flatMap((spot) => spot.classes ?? []).filter((name) => !classes.has(name))).toEqual([]);
});

it("says of what users share with each other only where the answer is about it", () => {
  const shared = expect.stringContaining("let into their channels, chats, whiteboards");
  const users = ["user"] as const;
  expect(blindSpotsOf({ kinds: users, classes: ["ChatMessage"] })).toContainEqual(shared);
  expect(blindSpotsOf({ kinds: users, classes: null })).toContainEqual(shared);
  expect(blindSpotsOf({ kinds: users, classes: ["Role"] })).not.toContainEqual(shared);
  expect(blindSpotsOf({ kinds: ["app"], classes: ["ChatMessage"] })).not.toContainEqual(shared);
});
