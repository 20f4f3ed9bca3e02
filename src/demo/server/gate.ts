import type { Capability, CatalogData, Operation } from "../../catalog/capability.ts";
import { satisfies } from "../../catalog/codes.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { DemoAccount } from "../account/demo-account.ts";
import type { LimitedOperation } from "./limits/rate-limits.ts";
import { type Reply, zoomError } from "./reply.ts";

/** What the catalog says about the operations that are served. */
export type GateCatalog = Pick<CatalogData, "capabilities" | "operations">;

export interface Caller {
  /** Scopes of the token. */
  readonly scopes: readonly string[];
  /** The role of the app's owner, as whom the token acts. */
  readonly roleId: string;
}

/** Decides from the catalog whether a caller may use an operation, and refuses in Zoom's words. */
export class Gate {
  readonly #capabilities: ReadonlyMap<string, Capability>;
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(catalog: GateCatalog) {
    this.#capabilities = new Map(catalog.capabilities.map((capability) => [capability.id, capability]));
    this.#operations = new Map(catalog.operations.map((operation) => [operation.id, operation]));
  }

  /** `Light`, `Medium`, `Heavy` or `Resource-intensive`, as the header has it. */
  label(operation: string): string {
    const { rateLabel } = this.limited(operation);
    return rateLabel.charAt(0).toUpperCase() + rateLabel.slice(1);
  }

  /** What an operation's requests are counted as; one without a label is heavy. */
  limited(operation: string): LimitedOperation {
    const { rateLabel = "heavy", family = "core" } = this.#operations.get(operation) ?? {};
    return { rateLabel, family };
  }

  /** Scopes at account level, any of which opens the operation. INTERNAL when the catalog lacks the operation. */
  scopes(operation: string): readonly string[] {
    const capability = this.#capabilities.get(operation);
    if (capability === undefined) throw new WhocanError("INTERNAL", `The catalog lacks ${operation}.`);
    return capability.adminScopes;
  }

  /** The refusal, or undefined when the caller may go on. */
  refusal(operation: string, caller: Caller, account: DemoAccount): Reply | undefined {
    const scopes = this.scopes(operation);
    if (!scopes.some((scope) => caller.scopes.includes(scope))) return missingScope(scopes, caller.scopes);
    const needs = this.#capabilities.get(operation)?.needs ?? null;
    if (caller.roleId === "0") return undefined;
    const held = account.roles.find((role) => role.id === caller.roleId)?.privileges ?? [];
    if (needs === null ? held.length > 0 : needs.some((all) => all.every((code) => holds(held, code))))
      return undefined;
    const wanted = (needs ?? []).flat().filter((code) => !holds(held, code));
    return zoomError(
      400,
      200,
      `Invalid access token. Does not contain permissions [${[...new Set(wanted)].join(", ")}].`,
    );
  }
}

/** Granular scopes have an action and a claim: `user:read:list_users:admin`; classic ones stop after the level. */
export function isGranular(scope: string): boolean {
  const [, action, claim] = scope.split(":");
  return (
    claim !== undefined &&
    claim !== "admin" &&
    claim !== "master" &&
    ["read", "write", "update", "delete"].includes(action ?? "")
  );
}

/** An app with classic scopes hears of the classic one, any other of all granular ones that would do. */
function missingScope(scopes: readonly string[], granted: readonly string[]): Reply {
  const classic = scopes.filter((scope) => !isGranular(scope));
  const granular = scopes.filter(isGranular);
  const classicApp = granted.length > 0 && !granted.some(isGranular);
  if ((classicApp && classic.length > 0) || granular.length === 0) {
    return zoomError(400, 4700, `Invalid access token, does not contain ${classic[0] ?? scopes[0] ?? "the"} scope.`);
  }
  return zoomError(400, 4711, `Invalid access token, does not contain scopes:[${granular.join(", ")}].`);
}

/** Whether one of the privileges is the code, or the Edit of its area. */
function holds(held: readonly string[], code: string): boolean {
  return held.some((privilege) => satisfies(privilege, code));
}
