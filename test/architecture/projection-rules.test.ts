import { expect, it } from "vitest";
import { projectionCode } from "../../scripts/generators/projection-rules.ts";

it("a projection is built again when anything changed that it follows from, and not when the way to the database did", async () => {
  const code = await projectionCode();
  expect(code).toEqual(
    expect.arrayContaining([
      "src/derive/grants/roles.ts",
      "src/model/keys.ts",
      "src/lib/bounded-map.ts",
      "src/catalog/catalog.ts",
      "src/engines/cypher/project/frame.ts",
      "cypher/project/grants.cypher",
    ]),
  );
  expect(code.filter((file) => /^src\/store|\.gen\.json$|\.test\.ts$|rules\.gen\.ts$/u.test(file))).toEqual([]);
});
