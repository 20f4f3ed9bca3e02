import { canonicalJson } from "../lib/canonical-json.ts";
import { WhocanError } from "../lib/errors.ts";
import { sha256 } from "../lib/hash.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import { compareBytes } from "../model/facts.ts";
import { cleanText } from "./clean-text.ts";
import { MultisetDigest } from "./multiset-digest.ts";

/** A row of coverage as stores keep it. */
export interface CoverageText {
  readonly section: string;
  readonly extent: string;
  /** Canonical JSON of the rest. */
  readonly payload: string;
}

/** Coverage as rows, ordered by section, then extent, in byte order. Throws INTERNAL when two rows are of one extent. */
export function textsOfCoverage(coverage: readonly ExtentCoverage[]): CoverageText[] {
  const texts = coverage.map(textOfCoverage).sort(compareCoverageTexts);
  texts.forEach((text, index) => {
    const previous = texts[index - 1];
    if (previous && compareCoverageTexts(previous, text) === 0)
      throw new WhocanError("INTERNAL", `The coverage names the extent "${text.extent}" of ${text.section} twice.`);
  });
  return texts;
}

export function coverageOfText({ section, extent, payload }: CoverageText): ExtentCoverage {
  return { section, extent, ...JSON.parse(payload) } as ExtentCoverage;
}

function compareCoverageTexts(a: CoverageText, b: CoverageText): number {
  return compareBytes(a.section, b.section) || compareBytes(a.extent, b.extent);
}

export function fingerprintOfCoverageText({ section, extent, payload }: CoverageText): string {
  return sha256(`[${JSON.stringify(section)},${JSON.stringify(extent)},${payload}]`);
}

export function digestOfCoverageTexts(texts: readonly CoverageText[]): string {
  const digest = new MultisetDigest();
  for (const text of texts) digest.add(fingerprintOfCoverageText(text));
  return digest.hex();
}

function textOfCoverage({ section, extent, status, reason, missing, facts }: ExtentCoverage): CoverageText {
  return {
    section: cleanText(section),
    extent: cleanText(extent),
    payload: canonicalJson({
      status,
      reason: reason === null ? null : cleanText(reason),
      missing: missing === null ? null : { kind: missing.kind, codes: missing.codes.map(cleanText) },
      facts,
    }),
  };
}

/** What of the open coverage ends and what begins when `next` replaces `open`. */
export function diffCoverage(
  open: readonly CoverageText[],
  next: readonly CoverageText[],
): { readonly opened: readonly CoverageText[]; readonly closed: readonly CoverageText[] } {
  const before = new Map(open.map((text) => [fingerprintOfCoverageText(text), text]));
  const opened = next.filter((text) => !before.delete(fingerprintOfCoverageText(text)));
  return { opened, closed: [...before.values()] };
}
