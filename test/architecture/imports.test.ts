import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { textOf } from "./project-files.ts";

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string };
}

const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
  readonly forbidden: readonly Rule[];
};
const page = textOf("docs/architecture.md");

/** The rows of the page's table of folders: name, and what it may import. */
const rows = [...page.matchAll(/^\| `([a-z]+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(([, folder = "", may = ""]) => ({
  folder,
  may: [...may.matchAll(/`([^`]+)`/g)].map(([, place = ""]) => place),
}));

describe("docs/architecture.md", () => {
  it("has a row for each folder of src, and for no other", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rows.map(({ folder }) => folder).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  });

  it.each(rows)("lets $folder import what the rule lets it import", ({ folder, may }) => {
    const rule = forbidden.find(({ name }) => name === `${folder}-imports`);
    const allowed = new RegExp(rule?.to.pathNot ?? "^$");
    expect(rule?.from.path).toBe(`^src/${folder}/`);
    const places = [...rows.map((row) => row.folder), ...rows.flatMap((row) => row.may)];
    for (const place of new Set(places)) {
      const path = place.endsWith(".ts") ? `src/${place}` : `src/${place}/any.ts`;
      const within = [folder, ...may].some((allowedPlace) => `${place}/`.startsWith(`${allowedPlace}/`));
      expect([place, allowed.test(path)]).toEqual([place, within]);
    }
  });

  it("names files and folders that there are", () => {
    const named = [...page.matchAll(/`((?:src|test|schema|scripts)\/[^`*…]+)`/g)].map(([, path = ""]) => path);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
