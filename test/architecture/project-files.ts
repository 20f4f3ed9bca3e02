import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Files of the project, by their paths from its root: what git tracks, and what it would if it were added. */
export const PROJECT_FILES: readonly string[] = execFileSync(
  "git",
  ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
  { encoding: "utf8", maxBuffer: 1 << 26 },
)
  .split("\0")
  .filter((path) => path !== "" && existsSync(path))
  .sort();

/** What somebody wrote by hand: not generated, not recorded, not written by npm. */
export const HAND_WRITTEN = PROJECT_FILES.filter(
  (path) => !/\.gen\.|\/fixtures\/|^package-lock\.json$|^LICENSE$/.test(path),
);

export function textOf(path: string): string {
  return readFileSync(path, "utf8");
}

/** Each line of a file that matches, as `path:line: what matched`. */
export function linesThatMatch(path: string, pattern: RegExp): readonly string[] {
  return textOf(path)
    .split("\n")
    .flatMap((line, index) => {
      const match = pattern.exec(line);
      return match === null ? [] : [`${path}:${index + 1}: ${match[0].trim()}`];
    });
}
