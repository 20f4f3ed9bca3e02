import type { ShownGrant } from "./shown-grant.ts";

/** The grants of a revision, or as many as one question is about, by what questions look them up by. Lists have no order. */
export interface Grants<G extends ShownGrant = ShownGrant> {
  on(target: string): readonly G[];
  /** A holder's grants on one target. */
  between(holder: string, target: string): readonly G[];
  /** A holder's grants over one class. */
  of(holder: string, className: string): readonly G[];
  /** The same without what links share: a pseudo-principal has as many of these as there are shared recordings. */
  notSharedWith(holder: string, className: string): readonly G[];
  /** A holder's grants over every class, where wanted without what links share. */
  allOf(holder: string, shares: boolean): Iterable<G>;
  holdersOver(className: string): Iterable<string>;
  /** Who has a grant on any of some targets, each once. */
  holdersOn(targets: readonly string[]): Iterable<string>;
}
