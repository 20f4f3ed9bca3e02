import { readFile, rm } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/**
 * Runs the tests of one project of vitest.config.ts. What is skipped or planned counts as failed, so does a file that cannot be
 * loaded and an error outside of any test. Shown as it comes, or at the end where others run beside it.
 */
export async function runTests(project: string, show: "pipe" | "inherit"): Promise<TestCounts> {
  const file = `coverage/${project.replaceAll(" ", "-")}-tests.json`;
  await rm(file, { force: true });
  const { ok, output } = await runCommand(
    ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    show,
  );
  if (show === "pipe") console.log(output);
  const { passed, failed } = await readReport(file);
  const unnamed = passed === 0 || (!ok && failed === 0) ? 1 : 0;
  return { passed, failed: Math.max(failed, unnamed) };
}

async function readReport(file: string): Promise<TestCounts> {
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(await readFile(file, "utf8")) as Report;
    const empty = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests + empty.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
