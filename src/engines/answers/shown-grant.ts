import type { Grant } from "../../derive/grant.ts";

/** A grant as answers show it. */
export interface ShownGrant extends Grant {
  /** How many capabilities are behind it, where only the one that a proof names is listed. */
  readonly capabilityCount?: number;
}
