import { printTable } from "./figures.ts";

/** One figure of one size of account. */
export interface Row {
  readonly name: string;
  readonly value: string;
  /** What it should be at 100,000 users, where that was said. */
  readonly aim?: string | undefined;
}

/** What is measured together, and how busy both cores were meanwhile. */
export interface Section {
  readonly title: string;
  readonly cores: string;
  readonly rows: readonly Row[];
}

export interface SizeReport {
  readonly users: number;
  readonly sections: readonly Section[];
}

const WITH_AIMS = 100_000;

/** One table: a column for each size, and the aims beside the size that they are for. */
export function printReport(sizes: readonly SizeReport[]): void {
  const showsAims = sizes.some(({ users }) => users === WITH_AIMS);
  const rows: string[][] = [];
  const sections = sizes.map((size) => new Map(size.sections.map((section) => [section.title, section])));
  for (const title of distinct(sections.flatMap((of) => [...of.keys()]))) {
    const each = sections.map((of) => of.get(title));
    rows.push([title.toUpperCase(), ...each.map((section) => (section === undefined ? "" : `cores ${section.cores}`))]);
    for (const name of distinct(each.flatMap((section) => section?.rows.map((row) => row.name) ?? []))) {
      const found = each.map((section) => section?.rows.find((row) => row.name === name));
      const aim = found.find((row) => row?.aim !== undefined)?.aim ?? "";
      rows.push([name, ...found.map((row) => row?.value ?? ""), ...(showsAims ? [aim] : [])]);
    }
  }
  const head = ["what", ...sizes.map(({ users }) => `${users} users`)];
  printTable(
    showsAims ? [...head, "aim at 100000"] : head,
    rows.map((row) => pad(row, head.length + (showsAims ? 1 : 0))),
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function pad(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => row[at] ?? "");
}
