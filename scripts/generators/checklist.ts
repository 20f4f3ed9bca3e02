import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Generated } from "./lists.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly worksWhen: string;
}

interface HalfProven {
  readonly id: string;
  readonly shown: string;
  readonly missing: string;
}

/** A test's title, and the table of its cases where it has one. */
const TITLE = /\b(?:it|test)(?:\.each\(([\s\S]*?)\))?\(\s*(["'`])((?:(?!\2)[^\\]|\\.)*)\2/g;
/** A title that is its case's first word, or begins with it: an id there belongs to it. */
const NAMED_BY_CASE = /^%s(?: |$)/;
const ID = /\b(?:CL|AX|VZ|CS|C1)-\d\d\b/g;

/** The checks that the tests prove: those whose id stands in a test's title. */
export async function generate(): Promise<Generated> {
  const rows = await readData<Row[]>("checklist");
  const half = await readData<HalfProven[]>("half-proven");
  const proofs = new Map<string, Set<string>>();
  for (const path of await testFiles()) {
    for (const [, cases = "", , title = ""] of (await readFile(path, "utf8")).matchAll(TITLE)) {
      const text = NAMED_BY_CASE.test(title) ? `${title} ${cases}` : title;
      for (const [id] of text.matchAll(ID)) proofs.set(id, (proofs.get(id) ?? new Set()).add(path));
    }
  }
  const known = new Set(rows.map(({ id }) => id));
  for (const id of [...proofs.keys(), ...half.map((one) => one.id)]) {
    if (!known.has(id)) throw new Error(`There is no check ${id}.`);
  }
  return new Map([["docs/checklist.gen.md", render(rows, half, proofs)]]);
}

function render(rows: readonly Row[], half: readonly HalfProven[], proofs: ReadonlyMap<string, Set<string>>): string {
  const proven = rows.filter(({ id }) => proofs.has(id));
  const halves = half.filter(({ id }) => !proofs.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const cell = (text: string) => text.replaceAll("|", "\\|");
  return [
    "<!-- Made by scripts/generate.ts from the titles of the tests; do not edit. -->",
    "# Checks that hold",
    "",
    `${proven.length} of ${rows.length} checks are proven by a test with the id in its title; ${halves.length} are half proven.`,
    "",
    "## Proven",
    "",
    "| id | check | works when | proven in |",
    "| --- | --- | --- | --- |",
    ...proven.map(({ id, name, worksWhen }) => {
      const files = [...(proofs.get(id) ?? [])].sort().map((path) => `\`${path}\``);
      return `| ${id} | ${cell(name)} | ${cell(worksWhen)} | ${files.join(", ")} |`;
    }),
    "",
    "## Half proven",
    "",
    "| id | what is shown | what is missing |",
    "| --- | --- | --- |",
    ...halves.map(({ id, shown, missing }) => `| ${id} | ${cell(shown)} | ${cell(missing)} |`),
    "",
  ].join("\n");
}

async function testFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const root of ["src", "test"]) {
    for (const entry of await readdir(root, { recursive: true })) {
      if (entry.endsWith(".test.ts") || entry.endsWith(".contract.ts"))
        found.push(join(root, entry).replaceAll("\\", "/"));
    }
  }
  return found.sort();
}

async function readData<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../data/${name}.json`, import.meta.url), "utf8")) as T;
}
