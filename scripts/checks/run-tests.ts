import { readFile, rm } from "node:fs/promises";
import { relative } from "node:path";
import { runCommand } from "./run-command.ts";

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** One line for each that did not pass, with the first line of why. */
  readonly failures: readonly string[];
}

interface Report {
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly TestReport[];
}

interface TestReport {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages: readonly string[];
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
  const counts = await readReport(file);
  if (counts.passed > 0 && (ok || counts.failed > 0)) return counts;
  return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, `${project}: did not run to its end`] };
}

async function readReport(file: string): Promise<TestCounts> {
  let report: Report;
  try {
    report = JSON.parse(await readFile(file, "utf8")) as Report;
  } catch {
    return { passed: 0, failed: 0, failures: [] };
  }
  const failures = report.testResults.flatMap(failuresOf);
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return { passed: tests.filter(passed).length, failed: failures.length, failures };
}

function failuresOf({ name, status, message, assertionResults }: FileReport): string[] {
  const file = relative(".", name);
  if (status === "failed" && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter((test) => !passed(test))
    .map((test) => `${file}: ${test.fullName}: ${reasonOf(test)}`);
}

function passed({ status }: TestReport): boolean {
  return status === "passed";
}

/** A test that took too long says where it stands, not that. */
function reasonOf({ status, failureMessages: [message = status] }: TestReport): string {
  return message.includes("STACK_TRACE_ERROR") ? "took too long" : firstLine(message);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
