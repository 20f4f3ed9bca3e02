import { type Catalog, loadCatalog } from "../../../catalog/catalog.ts";
import { parseScope } from "../../../catalog/scope-grammar.ts";
import { toWhocanError, WhocanError } from "../../../lib/errors.ts";
import type { Missing } from "../../../model/coverage.ts";
import { Redactor } from "../../../transport/redact.ts";
import { zoomClient } from "../client.ts";
import type { ZoomConnection } from "../connection.ts";
import { sectionTurnedOff } from "../endpoint.ts";
import { ZOOM_ENDPOINTS } from "../endpoints.gen.ts";
import type { OutcomeKind } from "../outcomes.ts";
import type { ZoomSessionOptions } from "../session.ts";
import { type CheckedPart, partsOf, partsUpTo } from "./credential-parts.ts";
import { isGranular, type Requirement, requirementsOf } from "./requirements.ts";
import { type Tried, tryCalls } from "./try-calls.ts";
import { scopesToAdd } from "./where-to-click.ts";

/**
 * Whether a section could be read now. `unusable` where Zoom answers what a run would not take for whole; `unchecked` where no token came, or there is nothing to try it on; `not-selected` where the
 * configuration leaves it out, so that nothing is missing for it.
 */
export interface SectionCheck {
  readonly requirement: Requirement;
  readonly state: "readable" | "unusable" | "denied" | "not-in-plan" | "failed" | "unchecked" | "not-selected";
  /** The granted scope that opens it; null where it lacks one, or none is known. */
  readonly scope: string | null;
  readonly missing: Missing | null;
  readonly reason: string | null;
}

/** What a connection may read, found without reading the account. */
export interface ConnectionCheck {
  readonly parts: readonly CheckedPart[];
  /** What is wrong with credentials or hosts; null where a token came and the API answers. */
  readonly error: WhocanError | null;
  /** Scopes of the token; null where none came. */
  readonly granted: readonly string[] | null;
  /** Granted ones that no section needs, those that may change something first. */
  readonly unneeded: readonly { readonly scope: string; readonly changes: boolean }[];
  readonly sections: readonly SectionCheck[];
}

export type CheckOptions = ZoomSessionOptions & { readonly catalog?: Catalog };

/** Fetches a token, compares its scopes with what is asked for, and tries one small call for each section that they open. */
export async function checkConnection(connection: ZoomConnection, options: CheckOptions): Promise<ConnectionCheck> {
  const catalog = options.catalog ?? loadCatalog();
  const requirements = requirementsOf(ZOOM_ENDPOINTS, catalog);
  const client = zoomClient(connection, { ...options, redactor: options.redactor ?? new Redactor() });
  try {
    const token = await client.token();
    const granted = token.scopes;
    const isClassicApp = granted.length > 0 && !granted.some(isGranular);
    const scopes = new Map(requirements.map((each) => [each.section, openingScope(each, granted)]));
    const off = turnedOffSections(connection);
    const on = requirements.filter(({ section }) => !off.has(section));
    const spared = new Map([...sparedSections(on, scopes), ...off]);
    const now = options.clock.now();
    const tried = await tryCalls(ZOOM_ENDPOINTS, { ...options, client, catalog, connection, now, spared });
    const sections = requirements.map((requirement): SectionCheck => {
      const scope = scopes.get(requirement.section) ?? null;
      const reason = off.get(requirement.section);
      if (reason !== undefined) return { requirement, scope, missing: null, state: "not-selected", reason };
      return sectionCheck(requirement, scope, tried.get(requirement.section), isClassicApp);
    });
    const apiError = hostError([...tried.values()], token.apiBase);
    return {
      parts: partsOf(connection, { apiBase: token.apiBase, apiError }),
      error: apiError ?? null,
      granted,
      unneeded: unneededScopes(granted, on),
      sections,
    };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    const error = toWhocanError(thrown);
    if (error.code === "INTERNAL") throw error;
    return uncheckedConnection(error, connection, catalog);
  } finally {
    await client.close();
  }
}

/** What can be said where no token came, or the settings are wrong already: which part is at fault, and what is required. */
export function uncheckedConnection(
  error: WhocanError,
  connection?: ZoomConnection,
  catalog: Catalog = loadCatalog(),
): ConnectionCheck {
  const sections = requirementsOf(ZOOM_ENDPOINTS, catalog).map((requirement) => sectionCheck(requirement, null));
  return { parts: partsUpTo(error, connection), error, granted: null, unneeded: [], sections };
}

/** The first of the granted scopes that opens a section. */
function openingScope({ call }: Requirement, granted: readonly string[]): string | null {
  return granted.find((scope) => call?.suffices.includes(scope)) ?? null;
}

/** Sections that the configuration leaves out, with the reason. */
function turnedOffSections(connection: ZoomConnection): ReadonlyMap<string, string> {
  const off = ZOOM_ENDPOINTS.map((endpoint) => [endpoint.section, sectionTurnedOff(endpoint, connection)] as const);
  return new Map(off.filter((each): each is readonly [string, string] => each[1] !== undefined));
}

/** Sections that need a scope and have none, with the reason for not trying them. */
function sparedSections(
  requirements: readonly Requirement[],
  scopes: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const lacking = requirements.filter(({ section, call }) => call !== null && scopes.get(section) === null);
  return new Map(lacking.map(({ section }) => [section, "It lacks a scope."]));
}

function sectionCheck(
  requirement: Requirement,
  scope: string | null,
  tried?: Tried,
  isClassicApp = false,
): SectionCheck {
  const { call } = requirement;
  const common = { requirement, scope, missing: null, reason: null };
  if (call === null) return { ...common, state: "readable", reason: "The configuration says it: Zoom is not asked." };
  if (tried === undefined) return { ...common, state: "unchecked" };
  if (scope === null) {
    const missing = { kind: "scope", codes: scopesToAdd(call, isClassicApp) } as const;
    return { ...common, state: "denied", missing, reason: "The app lacks the scope." };
  }
  switch (tried.state) {
    case "answered":
      return { ...common, state: "readable" };
    case "unusable":
      return { ...common, state: "unusable", reason: tried.why };
    case "untried":
      return { ...common, state: "unchecked", reason: tried.why };
    case "failed":
      return { ...common, state: "failed", reason: tried.error.message };
    case "refused": {
      const { status, missing, reason } = tried.outcome;
      const state = status === "denied" || status === "not-in-plan" ? status : "failed";
      return { ...common, state, missing, reason };
    }
  }
}

/** Refusals by which Zoom is known: a path that there is not (`unavailable`) is refused by any other host too. */
const EXPLAINED: readonly OutcomeKind[] = ["missing-scope", "missing-privilege", "not-in-plan"];

/**
 * What is wrong with the API's host: not one call got an answer of Zoom's, or every one was refused, or answered with what cannot be
 * used, for no reason that a scope, a privilege or the plan would explain. Else a section is at fault, not the host.
 */
function hostError(tried: readonly Tried[], { host }: URL): WhocanError | undefined {
  const failed = tried.find((one) => one.state === "failed");
  const reasons = tried.flatMap((one) =>
    one.state === "refused" ? [one.outcome.reason] : one.state === "unusable" ? [one.why] : [],
  );
  const isExplained = tried.some((one) => one.state === "refused" && EXPLAINED.includes(one.outcome.kind));
  if (isExplained || tried.some(({ state }) => state === "answered")) return undefined;
  if (failed?.state === "failed") return failed.error;
  if (reasons.length === 0) return undefined;
  return new WhocanError("BAD_RESPONSE", `${host} gives no answer that Zoom's API gives. ${reasons[0]}`, {
    field: "apiUrl",
    help: "Check ZOOM_API_URL and ZOOM_OAUTH_URL: both of the same Zoom, or neither set.",
  });
}

function unneededScopes(granted: readonly string[], requirements: readonly Requirement[]): ConnectionCheck["unneeded"] {
  const needed = new Set(
    requirements.flatMap(({ call }) => [...(call?.scopes.granular ?? []), ...(call?.scopes.classic ?? [])]),
  );
  return granted
    .filter((scope) => !needed.has(scope))
    .map((scope) => ({ scope, changes: parseScope(scope)?.verb !== "read" }))
    .sort((a, b) => Number(b.changes) - Number(a.changes));
}
