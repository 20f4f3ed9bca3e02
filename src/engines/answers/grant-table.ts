import { append, getOrMake } from "../../lib/maps.ts";

import type { ShownGrant } from "./shown-grant.ts";

const NO_GRANTS: readonly never[] = [];

/** Grants by what questions look them up by. */
export class GrantTable<G extends ShownGrant = ShownGrant> {
  readonly #byTarget = new Map<string, G[]>();
  readonly #byHolder = new Map<string, Map<string, G[]>>();
  readonly #holdersOver = new Map<string, Set<string>>();

  constructor(grants: readonly G[]) {
    for (const grant of grants) {
      append(this.#byTarget, grant.target, grant);
      append(
        getOrMake(this.#byHolder, grant.holder, () => new Map<string, G[]>()),
        grant.class,
        grant,
      );
      getOrMake(this.#holdersOver, grant.class, () => new Set<string>()).add(grant.holder);
    }
  }

  on(target: string): readonly G[] {
    return this.#byTarget.get(target) ?? NO_GRANTS;
  }
  /** A holder's grants over one class. */
  of(holder: string, className: string): readonly G[] {
    return this.#byHolder.get(holder)?.get(className) ?? NO_GRANTS;
  }
  /** A holder's grants over every class. */
  *allOf(holder: string): Generator<G> {
    for (const grants of this.#byHolder.get(holder)?.values() ?? NO_GRANTS) yield* grants;
  }
  holdersOver(className: string): Iterable<string> {
    return this.#holdersOver.get(className) ?? NO_GRANTS;
  }
}
