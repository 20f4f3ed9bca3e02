import { WhocanError } from "../../lib/errors.ts";
import type { Missing } from "../../model/coverage.ts";
import { ExtentStop } from "../source.ts";

/** What an answer that is not data means; each its own outcome. */
export type OutcomeKind =
  | "missing-scope"
  | "missing-privilege"
  | "not-in-plan"
  | "page-token-expired"
  | "bad-request"
  | "token-refused"
  | "gone"
  | "not-found"
  | "unavailable"
  | "failed";

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly status: ExtentStop["status"];
  /** A sentence for people. */
  readonly reason: string;
  readonly missing: Missing | null;
  /** Every extent of the section would be refused for it: token, scope, privilege or plan. */
  readonly ofSection: boolean;
  /** Zoom takes no token that it gives: no section can be read. */
  readonly fatal: boolean;
}

/** What an answer is about, for the words of its outcome. */
export interface Asked {
  /** `GET /users`. */
  readonly operation: string;
  /** The admin scopes of the operation, any of which suffices. */
  readonly scopes: readonly string[];
  /** The privileges that the operation needs as far as documented. */
  readonly privileges: readonly string[];
  /** Whether the request carried a page token. */
  readonly paged: boolean;
}

interface Said {
  readonly http: number;
  readonly code: number | undefined;
  readonly message: string;
}

interface Row {
  readonly kind: OutcomeKind;
  readonly status: Outcome["status"];
  readonly when: (said: Said, asked: Asked) => boolean;
  readonly reason: (asked: Asked, said: Said) => string;
  readonly missing?: (asked: Asked, said: Said) => Missing;
  readonly ofSection?: true;
  readonly fatal?: true;
}

const isOneOf = (code: number | undefined, ...codes: readonly number[]) => code !== undefined && codes.includes(code);
const PLAN_TEXT =
  /paid account|plan is missing|not subscribed|subscri(be|ption)|upgrade|only available (for|to)|not (enabled|available) for (this|your) (account|plan)|pro or higher/i;
const SCOPE_TEXT = /does not contain (the )?scopes?\b|does not contain \S+:\S+ scopes?/i;
const PRIVILEGE_TEXT = /does not contain permissions?\b/i;

/**
 * Zoom's answers that are errors, first match wins (zoom developer documents, "Error definitions", and seen bodies).
 * The body decides before the HTTP status: Zoom sends `{"code":200,…}` with HTTP 200, 400 and 403.
 */
const ROWS: readonly Row[] = [
  {
    kind: "missing-privilege",
    status: "denied",
    when: ({ message }) => PRIVILEGE_TEXT.test(message),
    reason: (asked, said) =>
      `The app's role lacks a privilege for ${asked.operation}: ${list(codesIn(said.message), asked.privileges)}.`,
    missing: (asked, said) => ({ kind: "privilege", codes: orElse(codesIn(said.message), asked.privileges) }),
    ofSection: true,
  },
  {
    kind: "missing-scope",
    status: "denied",
    when: ({ code, message }) => code === 4711 || SCOPE_TEXT.test(message),
    reason: (asked, said) =>
      `The app lacks a scope for ${asked.operation}: ${list(codesIn(said.message), asked.scopes)}.`,
    missing: (asked, said) => ({ kind: "scope", codes: orElse(codesIn(said.message), asked.scopes) }),
    ofSection: true,
  },
  {
    kind: "token-refused",
    status: "failed",
    when: ({ code }) => code === 124,
    reason: refusedToken,
    ofSection: true,
    fatal: true,
  },
  {
    // Documented is code 124 alone: another 401 may be of this call, and must not keep the others from being read.
    kind: "token-refused",
    status: "failed",
    when: ({ http }) => http === 401,
    reason: refusedToken,
    ofSection: true,
  },
  {
    kind: "missing-scope",
    status: "denied",
    when: ({ code }) => code === 4700,
    reason: (asked) => `The app lacks a scope for ${asked.operation}: ${list([], asked.scopes)}.`,
    missing: (asked) => ({ kind: "scope", codes: asked.scopes }),
    ofSection: true,
  },
  {
    kind: "not-in-plan",
    status: "not-in-plan",
    when: ({ code, http, message }) =>
      (isOneOf(code, 200, 2300) || http === 402 || http === 403) && PLAN_TEXT.test(message),
    reason: (asked) => `The account's plan has no ${asked.operation}.`,
    missing: () => ({ kind: "plan", codes: [] }),
    ofSection: true,
  },
  {
    kind: "missing-privilege",
    status: "denied",
    when: ({ code, http }) => code === 200 || http === 403,
    reason: (asked) =>
      `The app's role may not call ${asked.operation}${asked.privileges.length > 0 ? `: ${list([], asked.privileges)} is missing` : ""}.`,
    missing: (asked) => ({ kind: "privilege", codes: asked.privileges }),
  },
  {
    kind: "page-token-expired",
    status: "partial",
    when: ({ code, message }, asked) => asked.paged && (code === 300 || /next_page_token/i.test(message)),
    reason: (asked) => `A page token of ${asked.operation} expired.`,
  },
  {
    kind: "bad-request",
    status: "failed",
    when: ({ code }) => code === 300,
    reason: (asked, said) => `Zoom refuses our call of ${asked.operation} (code ${said.code}).`,
  },
  {
    kind: "gone",
    status: "partial",
    when: ({ code }) => isOneOf(code, 1034, 4130, 4131, 4138, 1401),
    reason: (asked, said) => `What ${asked.operation} asks about is gone meanwhile (code ${said.code}).`,
  },
  {
    kind: "not-found",
    status: "partial",
    when: ({ code }) => isOneOf(code, 1001, 1010, 1120, 3001, 3301),
    reason: (asked, said) => `Zoom does not find what ${asked.operation} asks about (code ${said.code}).`,
  },
  {
    // Not of the section: an id that is spelled wrongly makes a path that Zoom does not know either.
    kind: "unavailable",
    status: "not-in-plan",
    when: ({ code, http }) => isOneOf(code, 4137, 2300) || http === 410,
    reason: (asked, said) => `The account has no ${asked.operation} (code ${said.code ?? `HTTP ${said.http}`}).`,
    missing: () => ({ kind: "plan", codes: [] }),
  },
];

/**
 * What an answer means, or undefined where it is data. An answer is data when its HTTP status is 2xx and its body is an
 * object without an error code.
 */
export function classify(http: number, body: unknown, asked: Asked): Outcome | undefined {
  const said = saidIn(http, body);
  if (http >= 200 && http < 300 && said.code === undefined && isObject(body)) return undefined;
  const row = ROWS.find(({ when }) => when(said, asked));
  if (row === undefined) {
    const what = said.code === undefined ? `HTTP ${http}` : `HTTP ${http}, code ${said.code}`;
    return {
      kind: "failed",
      status: "failed",
      reason: `${asked.operation} failed: ${what}.`,
      missing: null,
      ofSection: false,
      fatal: false,
    };
  }
  return {
    kind: row.kind,
    status: row.status,
    reason: row.reason(asked, said),
    missing: row.missing?.(asked, said) ?? null,
    ofSection: row.ofSection ?? false,
    fatal: row.fatal ?? false,
  };
}

const TOKEN_HELP =
  "Check that the app is still activated, and that ZOOM_API_URL and ZOOM_OAUTH_URL are of the same Zoom, or neither set.";

/** The end of an extent that Zoom did not answer with data. */
export class Refusal extends ExtentStop {
  readonly outcome: Outcome;

  constructor(outcome: Outcome, options: ConstructorParameters<typeof ExtentStop>[2]) {
    super(outcome.status, outcome.reason, options);
    this.outcome = outcome;
  }
}

/** The outcome as the end of an extent; what ends the run is AUTH_FAILED. */
export function toStop(outcome: Outcome): Refusal {
  const { reason, missing, ofSection, fatal } = outcome;
  return new Refusal(outcome, {
    ...(missing === null ? {} : { missing }),
    ofSection,
    ...(fatal ? { fatal, cause: new WhocanError("AUTH_FAILED", reason, { help: TOKEN_HELP }) } : {}),
  });
}

function refusedToken({ operation }: Asked, { http, code }: Said): string {
  return `Zoom refuses the access token for ${operation}, a renewed one too (code ${code ?? `HTTP ${http}`}).`;
}

/** A body is an error when it has both `code` and `message`: lists of Zoom have neither. */
function saidIn(http: number, body: unknown): Said {
  if (!isObject(body)) return { http, code: undefined, message: "" };
  const { code, message } = body;
  const number =
    typeof code === "number" || (typeof code === "string" && /^\d+$/.test(code)) ? Number(code) : undefined;
  const isError = http >= 300 || typeof message === "string";
  return { http, code: isError ? number : undefined, message: typeof message === "string" ? message : "" };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The codes that a message names: in its brackets, else the word before `scope`. */
function codesIn(message: string): string[] {
  const bracketed = /\[([^\]]*)\]/.exec(message)?.[1];
  const text = bracketed ?? /contain\s+(\S+:\S+)\s+scope/i.exec(message)?.[1] ?? "";
  return text.split(/[\s,]+/).filter((code) => code.includes(":"));
}

function orElse(codes: readonly string[], known: readonly string[]): readonly string[] {
  return codes.length > 0 ? codes : known;
}

function list(codes: readonly string[], known: readonly string[]): string {
  const named = orElse(codes, known);
  return named.length > 0 ? named.join(" or ") : "Zoom does not say which";
}
