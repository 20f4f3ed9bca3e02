/**
 * Stands in every value of the demo account that is a secret: links to media, passcodes, tokens, the client's secret.
 * A test that finds it in a store, a log or an output has found a leak.
 */
export const SECRET_MARK = "whocan-canary";

/** A secret value that names what it is and carries the mark. */
export function plantedSecret(what: string, id: string): string {
  return `${SECRET_MARK}-${what}-${id.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 12)}`;
}
