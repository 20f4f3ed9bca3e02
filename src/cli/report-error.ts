import { toWhocanError, type WhocanError } from "../lib/errors.ts";
import { toSafeJson } from "../lib/safe-json.ts";
import type { Output } from "./output.ts";
import { safeText } from "./safe-text.ts";

/** Writes an error to stderr, as text or, with --json, as JSON, and gives the exit code of its class. */
export function reportError(thrown: unknown, output: Output): number {
  const error = toWhocanError(thrown);
  const text = output.json ? jsonOf(error) : textOf(error, output);
  output.io.stderr.write(`${text}\n`);
  if (output.io.env["WHOCAN_LOG_LEVEL"] === "debug" && error.internal !== undefined) {
    output.io.stderr.write(`${safeText(error.internal)}\n`);
  }
  return error.exitCode;
}

function textOf(error: WhocanError, output: Output): string {
  const lines = [`${output.style(["bold", "red"], `error ${error.code}:`)} ${safeText(error.message)}`];
  if (error.field !== undefined) lines.push(`  at: ${safeText(error.field)}`);
  lines.push(`  next: ${safeText(error.help)}`);
  return lines.join("\n");
}

function jsonOf({ code, message, field, help, data }: WhocanError): string {
  return toSafeJson(
    {
      error: {
        code,
        message,
        ...(field === undefined ? {} : { field }),
        help,
        ...(data === undefined ? {} : { data }),
      },
    },
    2,
  );
}
