import { append, getOrMake } from "../../lib/maps.ts";
import type { Grants } from "./grants.ts";
import type { ShownGrant } from "./shown-grant.ts";

const NO_GRANTS: readonly never[] = [];

const SHARE = "share-link";

/** Grants in maps. Shares are kept apart. */
export class GrantTable<G extends ShownGrant = ShownGrant> implements Grants<G> {
  readonly #byTarget = new Map<string, Map<string, G[]>>();
  readonly #byHolder = new Map<string, Map<string, G[]>>();
  readonly #shares = new Map<string, Map<string, G[]>>();
  readonly #together = new Map<string, readonly G[]>();
  readonly #holdersOver = new Map<string, Set<string>>();

  constructor(grants: readonly G[]) {
    for (const grant of grants) {
      append(
        getOrMake(this.#byTarget, grant.target, () => new Map<string, G[]>()),
        grant.holder,
        grant,
      );
      append(
        getOrMake(
          grant.origin.kind === SHARE ? this.#shares : this.#byHolder,
          grant.holder,
          () => new Map<string, G[]>(),
        ),
        grant.class,
        grant,
      );
      getOrMake(this.#holdersOver, grant.class, () => new Set<string>()).add(grant.holder);
    }
  }

  on(target: string): readonly G[] {
    return [...(this.#byTarget.get(target)?.values() ?? NO_GRANTS)].flat();
  }
  between(holder: string, target: string): readonly G[] {
    return this.#byTarget.get(target)?.get(holder) ?? NO_GRANTS;
  }
  of(holder: string, className: string): readonly G[] {
    const shares = this.#shares.get(holder)?.get(className);
    if (shares === undefined) return this.notSharedWith(holder, className);
    return getOrMake(this.#together, `${holder}|${className}`, () => [
      ...this.notSharedWith(holder, className),
      ...shares,
    ]);
  }
  notSharedWith(holder: string, className: string): readonly G[] {
    return this.#byHolder.get(holder)?.get(className) ?? NO_GRANTS;
  }
  *allOf(holder: string, shares: boolean): Generator<G> {
    for (const grants of this.#byHolder.get(holder)?.values() ?? NO_GRANTS) yield* grants;
    if (shares) for (const grants of this.#shares.get(holder)?.values() ?? NO_GRANTS) yield* grants;
  }
  holdersOver(className: string): Iterable<string> {
    return this.#holdersOver.get(className) ?? NO_GRANTS;
  }
  holdersOn(targets: readonly string[]): Iterable<string> {
    return new Set(targets.flatMap((target) => [...(this.#byTarget.get(target)?.keys() ?? NO_GRANTS)]));
  }
}
