import { type ErrorCode, toWhocanError, WhocanError } from "../../lib/errors.ts";
import type { SyncEvent } from "../../sync/progress.ts";
import type { SyncReport } from "../../sync/report.ts";

/** What the worker is told: first what to read, then perhaps to end. */
export type ToWorker =
  | {
      readonly type: "read";
      readonly cwd: string;
      readonly file: string | undefined;
      readonly data: string;
      readonly connection: string;
      readonly only: readonly string[] | undefined;
    }
  | { readonly type: "cancel" };

/** What the worker tells: events while it reads, and at its end a report or an error. */
export type FromWorker =
  | { readonly type: "event"; readonly event: SyncEvent }
  | { readonly type: "report"; readonly report: SyncReport }
  | { readonly type: "error"; readonly error: SentError };

/** An error without its cause, as a message takes it. */
interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string;
  readonly help: string;
  readonly internal?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export function errorToSend(thrown: unknown): SentError {
  const { code, message, field, help, internal, data } = toWhocanError(thrown);
  return {
    code,
    message,
    help,
    ...(field === undefined ? {} : { field }),
    ...(internal === undefined ? {} : { internal }),
    ...(data === undefined ? {} : { data }),
  };
}

export function receivedError({ code, message, ...details }: SentError): WhocanError {
  return new WhocanError(code, message, details);
}
