import { type ErrorCode, toWhocanError, WhocanError } from "../lib/errors.ts";
import type { SectionStatus } from "../model/coverage.ts";
import { type ExtentOutcome, ExtentStop } from "../sources/source.ts";

/** Errors after which no section can be read: what they say of one extent holds for all. */
const FATAL_CODES: readonly ErrorCode[] = ["NETWORK", "INSECURE_URL", "CANCELLED", "RUN_IN_PROGRESS"];

/** The error to end the whole run with, or undefined when only this extent is at fault. */
export function fatalError(thrown: unknown): WhocanError | undefined {
  if (thrown instanceof ExtentStop) {
    if (!thrown.fatal) return undefined;
    if (thrown.cause instanceof WhocanError) return thrown.cause;
    return new WhocanError(thrown.status === "denied" ? "AUTH_FAILED" : "NETWORK", thrown.message, { cause: thrown });
  }
  if (!(thrown instanceof WhocanError)) return undefined;
  const { errorClass, code } = thrown;
  const fatal =
    errorClass === "auth" || errorClass === "config" || errorClass === "store" || FATAL_CODES.includes(code);
  return fatal ? thrown : undefined;
}

/**
 * How an extent ended that threw. Only texts that are made to be shown are passed on: an unforeseen error's own message
 * may hold anything, so it goes to the log alone.
 */
export function outcomeOf(thrown: unknown): ExtentOutcome {
  if (thrown instanceof ExtentStop) {
    return { status: thrown.status, reason: thrown.message, missing: thrown.missing };
  }
  const error = toWhocanError(thrown);
  return { status: "failed", reason: `${error.message} (${error.code})`, missing: null };
}

/** Why a section whose dependency did not complete is not complete itself. */
export function outcomeOfDependency(dependency: string, outcome: ExtentOutcome): ExtentOutcome {
  const why = outcome.reason === null ? "" : `: ${outcome.reason}`;
  return {
    status: outcome.status,
    reason: `It depends on ${dependency}, which ${phrase(outcome.status)}${why}`,
    missing: outcome.missing,
  };
}

function phrase(status: SectionStatus): string {
  return status === "not-selected" ? "has not been selected so far" : `ended as ${status}`;
}

export const COMPLETE: ExtentOutcome = { status: "complete", reason: null, missing: null };
