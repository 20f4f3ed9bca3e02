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

/** Orders by UTF-8 bytes; for ASCII, which keys are made of, the order of JavaScript is the same. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return isAscii(a) && isAscii(b) ? (a < b ? -1 : 1) : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e\n]*$/.test(text);
}

export function sortedBytes(texts: Iterable<string>): string[] {
  const distinct = [...new Set(texts)];
  return distinct.length > 1 ? distinct.sort(compareBytes) : distinct;
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
