import type { Grant } from "../../derive/grant.ts";
import { compareBytes } from "../../model/facts.ts";

/** A grant as answers show it. */
export interface ShownGrant extends Grant {
  /** How many capabilities are behind it, where only the one that a proof names is listed. */
  readonly capabilityCount?: number;
}

/** The capability that a proof by a grant names: the one with the shortest id. */
export function namedCapability(capabilities: readonly string[]): string | undefined {
  let named: string | undefined;
  for (const id of capabilities) {
    if (named === undefined || (id.length - named.length || compareBytes(id, named)) < 0) named = id;
  }
  return named;
}
