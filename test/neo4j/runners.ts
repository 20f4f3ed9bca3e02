import { hasDockerEngine } from "./docker.ts";
import { installedJavas, type Java } from "./java.ts";
import { ALL_LINES, LINES, type Neo4jLine } from "./lines.ts";

/** What a line runs by here. */
export type Runner = { readonly line: Neo4jLine } & ({ readonly java: Java } | { readonly docker: true });

/** The lines that can run here, each by the oldest Java that runs it; by Docker where no Java runs any and an engine answers. */
export function runnersHere(javas: readonly Java[] = installedJavas(), hasDocker = hasDockerEngine): Runner[] {
  const byJava = ALL_LINES.flatMap((line) => {
    const java = javas.find(({ major }) => major >= LINES[line].java);
    return java === undefined ? [] : [{ line, java }];
  });
  if (byJava.length > 0 || !hasDocker()) return byJava;
  return ALL_LINES.map((line) => ({ line, docker: true }));
}

/** One line each, for people: what ran by what, and what did not run for want of what. */
export function describeRunners(runners: readonly Runner[]): string[] {
  return ALL_LINES.map((line) => {
    const { version, java } = LINES[line];
    const runner = runners.find((each) => each.line === line);
    if (runner === undefined) return `Neo4j ${version}: not run, for it needs Java ${java}, which is not here`;
    return `Neo4j ${version} ${"java" in runner ? `on Java ${runner.java.major}` : "in Docker"}`;
  });
}
