import type { Permission } from "../../src/model/permissions.ts";
import type { AccessState, Bound, Standing } from "../../src/model/states.ts";

/** The oracle's own orders: of keys, permissions and standings. Nothing of it comes from src/. */

export const ALL_PERMISSIONS: readonly Permission[] = [
  "DataRead",
  "DataWrite",
  "DataCreate",
  "DataDelete",
  "MetadataRead",
  "MetadataWrite",
  "MetadataCreate",
  "MetadataDelete",
  "NonData",
  "Uncategorized",
];

/** Best first. */
const STATES: readonly AccessState[] = ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"];
const BOUNDS: readonly Bound[] = ["EXACT", "AT_MOST"];

export function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export function sortedBytes(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(compareBytes);
}

export function worstState(...states: readonly AccessState[]): AccessState {
  return STATES[Math.max(...states.map((state) => STATES.indexOf(state)))] as AccessState;
}

/** Negative when `a` is the better standing, 0 when they are the same. */
export function compareStandings(a: Standing, b: Standing): number {
  return STATES.indexOf(a.state) - STATES.indexOf(b.state) || BOUNDS.indexOf(a.bound) - BOUNDS.indexOf(b.bound);
}

export function bestStanding(standings: Iterable<Standing | null>): Standing | null {
  let best: Standing | null = null;
  for (const standing of standings) {
    if (standing !== null && (best === null || compareStandings(standing, best) < 0)) best = standing;
  }
  return best === null ? null : { state: best.state, bound: best.bound };
}
