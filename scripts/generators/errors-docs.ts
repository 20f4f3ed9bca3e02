import { ERROR_CLASSES, ERROR_CODES, type ErrorClass } from "../../src/lib/errors.ts";
import type { Generated } from "./lists.ts";

/** docs/errors.gen.md: classes with their exit codes, and every code. */
export async function generate(): Promise<Generated> {
  const classes = Object.entries(ERROR_CLASSES).map(([name, { exit, means }]) => `| ${exit} | ${name} | ${means} |`);
  const codes = Object.entries(ERROR_CODES).map(([code, { class: name, help }]) => {
    const { exit } = ERROR_CLASSES[name as ErrorClass];
    return `| \`${code}\` | ${name} | ${exit} | ${help.replaceAll("|", "\\|").replaceAll("<", "&lt;")} |`;
  });
  const text = `<!-- Made by scripts/generate.ts from src/lib/errors.ts; do not edit. -->
# Errors

A code never changes its meaning. In GraphQL it is \`extensions.code\`, with \`help\` and, where one is at fault, \`field\`. The
command line prints \`error CODE: message\`, the field and the next step to stderr, as JSON with \`--json\`, and exits by class.

| exit | class | means |
| --- | --- | --- |
| 0 | | it worked |
${classes.join("\n")}
| 10 | | \`whocan can --exit-code\`: the answer is NO |
| 11 | | \`whocan can --exit-code\`: the answer is UNKNOWN |
| 12 | | \`whocan doctor\`: something is missing |
| 141 | | whoever read the output went away before its end, as \`head\` does |

| code | class | exit | what to do |
| --- | --- | --- | --- |
${codes.join("\n")}

GraphQL's own errors keep their standard codes: \`GRAPHQL_PARSE_FAILED\`, \`GRAPHQL_VALIDATION_FAILED\`, \`BAD_USER_INPUT\`,
\`BAD_REQUEST\`.
`;
  return new Map([["docs/errors.gen.md", text]]);
}
