import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { installedJavas } from "./java.ts";
import { HOW_TO_GET_ONE } from "./lines.ts";
import { describeRunners, runnersHere } from "./runners.ts";

function folderOfJavas(javas: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), "whocan-javas-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, major] of Object.entries(javas)) {
    mkdirSync(join(folder, name, "bin"), { recursive: true });
    writeFileSync(join(folder, name, "bin", "java"), "");
    writeFileSync(join(folder, name, "release"), `IMPLEMENTOR="x"\nJAVA_VERSION="${major}.0.1"\n`);
  }
  return folder;
}

const noDocker = () => false;

describe("the Java that runs a line of Neo4j", () => {
  it("is the oldest that can, wherever it lies", () => {
    const folder = folderOfJavas({ eleven: 11, seventeen: 17, "twenty-five/Contents/Home": 25, empty: 0 });
    const named = folderOfJavas({ mine: 17 });
    const javas = installedJavas({ env: { JAVA_HOME_17_X64: join(named, "mine"), JAVA_HOME: "" }, folders: [folder] });
    expect(javas.filter(({ major }) => major > 0)).toEqual([
      { home: join(folder, "eleven"), major: 11 },
      { home: join(named, "mine"), major: 17 },
      { home: join(folder, "twenty-five/Contents/Home"), major: 25 },
    ]);
    const runners = runnersHere(javas, noDocker);
    expect(runners.map(({ line }) => line)).toEqual(["5.26", "2026"]);
    expect(describeRunners(runners)).toEqual(["Neo4j 5.26.30 on Java 17", "Neo4j 2026.08.1 on Java 25"]);
  });

  it("is that of the path where nothing else names one", () => {
    const folder = folderOfJavas({ j: 21 });
    const javas = installedJavas({ env: { PATH: `/nowhere:${join(folder, "j", "bin")}` }, folders: [] });
    expect(javas).toEqual([{ home: join(folder, "j"), major: 21 }]);
    expect(describeRunners(runnersHere(javas, noDocker))).toEqual([
      "Neo4j 5.26.30 on Java 21",
      "Neo4j 2026.08.1: not run, for it needs Java 25, which is not here",
    ]);
  });

  it("gives way to Docker only where none runs any line", () => {
    const none = installedJavas({ env: {}, folders: [] });
    expect(runnersHere(none, noDocker)).toEqual([]);
    expect(describeRunners(runnersHere(none, () => true))).toEqual([
      "Neo4j 5.26.30 in Docker",
      "Neo4j 2026.08.1 in Docker",
    ]);
    expect(runnersHere([{ home: "/j", major: 17 }], () => true)).toEqual([
      { line: "5.26", java: { home: "/j", major: 17 } },
    ]);
  });

  it("has a line for whoever has none", () => {
    expect(HOW_TO_GET_ONE).toMatch(/Java 17.*Maven.*Docker.*NEO4J_TEST_URI/);
  });
});
