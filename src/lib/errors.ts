/** Classes of errors; each has one exit code (docs/errors.gen.md). */
export const ERROR_CLASSES = {
  internal: { exit: 1, means: "a defect in Whocan" },
  usage: { exit: 2, means: "a wrong command, argument or reference" },
  config: { exit: 3, means: "wrong or missing configuration" },
  auth: { exit: 4, means: "credentials that the provider refuses" },
  network: { exit: 5, means: "the provider cannot be reached or answers wrongly" },
  store: { exit: 6, means: "a store that is not ours, damaged, locked or read-only" },
  data: { exit: 7, means: "what was asked for is not there" },
  busy: { exit: 8, means: "another run is at work, or time ran out" },
} as const;
export type ErrorClass = keyof typeof ERROR_CLASSES;

/** Every code, its class and what to do by default. docs/errors.gen.md is rendered from it. */
export const ERROR_CODES = {
  INTERNAL: { class: "internal", help: "Report it, with the command and the version." },
  BAD_ARGUMENT: { class: "usage", help: "See --help for the arguments." },
  BAD_REFERENCE: { class: "usage", help: "Write a reference as kind:rest, such as user:<e-mail>, or as a full key." },
  AMBIGUOUS_REFERENCE: { class: "usage", help: "Use one of the listed keys." },
  UNKNOWN_PERMISSION: { class: "usage", help: "Use one of the ten permissions." },
  BAD_CURSOR: { class: "usage", help: "Start again from the first page." },
  PAGE_TOO_LARGE: { class: "usage", help: "Ask for 1 to 1000 rows and go on with the cursor." },
  QUERY_TOO_LARGE: { class: "usage", help: "Ask for less at once, or raise the limit (serve.max… in docs/config.md)." },
  NO_SUCH_NODE: { class: "data", help: "Look for it with whocan find." },
  NO_SUCH_REVISION: { class: "data", help: "See whocan status for the revisions." },
  NO_DATA: { class: "data", help: "Run whocan sync, or whocan demo." },
  PROOF_FAILED: { class: "data", help: "Ask for the proof again; this one does not hold here." },
  BAD_PROOF: { class: "usage", help: "Pass a file made by whocan explain --json." },
  CONFIG_INVALID: { class: "config", help: "Correct the named field." },
  CONFIG_MISSING: { class: "config", help: "Set the named variables." },
  CONFIG_UNREADABLE: { class: "config", help: "Check that the file exists, is readable and is YAML." },
  TOKEN_MISSING: {
    class: "config",
    help: "Make one by whocan token create, or name a file with one by WHOCAN_API_TOKEN_FILE.",
  },
  UNAUTHENTICATED: { class: "usage", help: "Send the header Authorization: Bearer <token of whocan token create>." },
  FORBIDDEN: { class: "usage", help: "Use a token that may do this: whocan token list shows what each one may." },
  NO_SUCH_TOKEN: { class: "data", help: "See whocan token list for the tokens that there are." },
  AUTH_ACCOUNT: { class: "auth", help: "Check ZOOM_ACCOUNT_ID on the app's credentials page." },
  AUTH_CLIENT: { class: "auth", help: "Check ZOOM_CLIENT_ID on the app's credentials page." },
  AUTH_SECRET: { class: "auth", help: "Check ZOOM_CLIENT_SECRET on the app's credentials page." },
  AUTH_DEACTIVATED: { class: "auth", help: "Activate the app on its activation page in the Marketplace." },
  AUTH_FAILED: {
    class: "auth",
    help: "Check the three credentials, and that the app is a server-to-server OAuth app.",
  },
  NETWORK: { class: "network", help: "Check the network, the proxy and the host's name." },
  TIMEOUT: { class: "network", help: "Try again; raise the time-out if the provider is slow." },
  INSECURE_URL: { class: "config", help: "Use https; plain http is for loopback only." },
  FOREIGN_REDIRECT: { class: "network", help: "Check the API host: it sent us to another one." },
  RESPONSE_TOO_LARGE: { class: "network", help: "Report it: an answer was larger than any known one." },
  BAD_RESPONSE: { class: "network", help: "Try again; report it if it stays." },
  RATE_LIMITED: { class: "network", help: "Wait until the named time; the next run resumes." },
  STORE_FOREIGN: { class: "store", help: "Choose another folder by WHOCAN_DATA." },
  STORE_NEWER: { class: "store", help: "Update Whocan: a newer one wrote this store." },
  STORE_DAMAGED: { class: "store", help: "Restore the file from a backup, or move it away and sync again." },
  STORE_LOCKED: { class: "store", help: "Wait for the other process, or end it." },
  STORE_READ_ONLY: { class: "store", help: "Make the folder and file writable, or choose another by WHOCAN_DATA." },
  STORE_FULL: { class: "store", help: "Free some space." },
  STORE_IO: {
    class: "store",
    help: "Look at the disk and the system's log; run again when it works. What was committed stays.",
  },
  STORE_UNREACHABLE: { class: "store", help: "Check NEO4J_URI, and that the server runs and can be reached." },
  STORE_AUTH: { class: "store", help: "Check NEO4J_USER and NEO4J_PASSWORD." },
  STORE_UNSUPPORTED: { class: "store", help: "Use Neo4j 5.26 or a later one." },
  STORE_APPLYING: { class: "store", help: "Run whocan sync again: it goes on where the last one stopped." },
  STORE_CONFLICT: { class: "store", help: "Run again: the store changed meanwhile." },
  RUN_IN_PROGRESS: { class: "busy", help: "Wait for the other run to end." },
  NO_SUCH_RUN: { class: "data", help: "See whocan status, or the field runs, for the runs that there were." },
  PORT_IN_USE: { class: "busy", help: "Choose another port by WHOCAN_PORT." },
  DEADLINE: {
    class: "busy",
    help: "Ask again in a moment: what it waited for, such as an older revision, goes on. Else ask for less at once, or raise the deadline.",
  },
  CANCELLED: { class: "busy", help: "Run it again; what ended is kept." },
} as const satisfies Record<string, { class: ErrorClass; help: string }>;
export type ErrorCode = keyof typeof ERROR_CODES;

export interface ErrorDetails {
  /** The field, file, variable or reference at fault. */
  readonly field?: string;
  /** What to do next, when more precise than the code's own help. */
  readonly help?: string;
  /** For logs only: never shown to clients. */
  readonly internal?: string;
  readonly cause?: unknown;
  /** Machine-readable extras that may be shown, such as the keys that a reference matches. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The one error of the project: a stable code, a text that may be shown, and what to do. */
export class WhocanError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly help: string;
  readonly internal: string | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "WhocanError";
    this.code = code;
    this.field = details.field;
    this.help = details.help ?? ERROR_CODES[code].help;
    this.internal = details.internal;
    this.data = details.data;
  }

  get errorClass(): ErrorClass {
    return ERROR_CODES[this.code].class;
  }
  get exitCode(): number {
    return ERROR_CLASSES[this.errorClass].exit;
  }
}

/** Any thrown thing as a WhocanError; what we did not foresee is INTERNAL and keeps its cause. */
export function toWhocanError(thrown: unknown): WhocanError {
  if (thrown instanceof WhocanError) return thrown;
  const internal = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new WhocanError("INTERNAL", "Something went wrong inside Whocan.", { cause: thrown, internal });
}

/** Ends an exhaustive switch: the compiler refuses it when a case is missing. */
export function unreachable(value: never): never {
  throw new WhocanError("INTERNAL", `Unforeseen case: ${JSON.stringify(value)}.`);
}
