import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { HAND_WRITTEN, linesThatMatch, PROJECT_FILES, textOf } from "./project-files.ts";

const code = HAND_WRITTEN.filter((path) => /\.(ts|mjs|cjs)$/.test(path));
const pages = PROJECT_FILES.filter((path) => path.endsWith(".md"));
const MOST_LINES = 300;

function lengthOf(path: string): number {
  return textOf(path).split("\n").length - 1;
}

describe("the files", () => {
  it("hold one idea each: none is long, most are short", () => {
    expect(code.filter((path) => lengthOf(path) > MOST_LINES)).toEqual([]);
    const lengths = code.filter((path) => path.startsWith("src/")).map(lengthOf);
    expect(lengths.length).toBeGreaterThan(200);
    expect(lengths.toSorted((a, b) => a - b)[lengths.length >> 1]).toBeLessThanOrEqual(100);
  });

  it("have names in kebab case", () => {
    const others = code.filter((path) => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)));
    expect(others).toEqual([]);
  });

  it("name no machine, registry or place outside the project", () => {
    const machine = /(?<![\w.])\/(work|root|home\/\w+)\/|\/tmp\/(?!whocan-)|\bregistry\.\w+\.\w+/;
    expect(PROJECT_FILES.filter(isText).flatMap((path) => linesThatMatch(path, machine))).toEqual([]);
  });

  it("are finished: nothing is put off or left out", () => {
    const putOff = /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(skip|only|todo)\b/;
    const here = "test/architecture/files.test.ts";
    expect(code.filter((path) => path !== here).flatMap((path) => linesThatMatch(path, putOff))).toEqual([]);
  });

  it("speak of Whocan, not of who writes it", () => {
    const writers =
      /\b(AI|coding|language) (agent|model|assistant)s?\b|\b(this|our|my|next|another) (working )?session\b/i;
    const prose = HAND_WRITTEN.filter((path) => path.endsWith(".md"));
    expect(prose.flatMap((path) => linesThatMatch(path, writers))).toEqual([]);
  });
});

describe("the pages", () => {
  it("link to files and headings that there are", () => {
    expect(pages.length).toBeGreaterThan(5);
    expect(
      pages.flatMap((path) =>
        linksOf(path)
          .filter((link) => !leadsSomewhere(path, link))
          .map((link) => `${path}: ${link}`),
      ),
    ).toEqual([]);
  });

  it("are where other files say they are", () => {
    const known = new Set(pages.map((path) => basename(path)));
    const named = HAND_WRITTEN.filter(isText).flatMap((path) =>
      [...textOf(path).matchAll(/[\w.-]+\.md\b/g)].map(([name]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ name }) => !known.has(name)).map(({ path, name }) => `${path} names ${name}`)).toEqual([]);
  });
});

function isText(path: string): boolean {
  return !/\.(png|ico|idx|db)$/.test(path);
}

/** Targets of the links of a page that stay in the project. Code is not read. */
function linksOf(path: string): readonly string[] {
  const prose = textOf(path)
    .replaceAll(/^```.*?^```/gms, "")
    .replaceAll(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target).filter((to) => !/^[a-z]+:/.test(to));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [file = "", heading] = link.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (!existsSync(target)) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

/** The anchors that GitHub makes of headings. */
function headingsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
