import { append } from "../../lib/maps.ts";
import { type PairOptions, targetsToward } from "./pair.ts";
import { ALL_PROOFS } from "./proof-filter.ts";
import type { Resource } from "./resources.ts";
import type { ShownGrant } from "./shown-grant.ts";
import type { World } from "./world.ts";

const NONE: readonly never[] = [];

/** The grants of all that one principal acts as, by their targets: for a question that looks at many targets of one principal. */
export class HeldGrants {
  readonly world: World;
  readonly principal: string;
  /** What `pairBest` is asked with: the whole of a target is to be reached. */
  readonly options: PairOptions;
  readonly #own = new Map<string, ShownGrant[]>();
  readonly #followed = new Map<string, ShownGrant[]>();
  /** Pseudo-principals may have a grant for each shared recording: these are looked up. */
  readonly #pseudo: readonly string[];

  constructor(world: World, principal: string) {
    this.world = world;
    this.principal = principal;
    const holders = world.holders(principal, true);
    this.#pseudo = holders.filter((each) => world.isPseudo(each));
    for (const holder of holders) {
      const byTarget = world.isPseudo(holder) ? this.#followed : this.#own;
      for (const grant of world.grants.allOf(holder, false)) append(byTarget, grant.target, grant);
    }
    const grants = (_: string, resource: Resource) => this.#toward(resource);
    this.options = { extent: "ALL", proofs: ALL_PROOFS, followPseudo: true, grants };
  }

  /** Each target that anything is granted on, of some classes; where wanted with what links share. */
  *targets(classes: readonly string[] | null, shares: boolean): Generator<string> {
    const isAsked = ({ class: className }: ShownGrant) => classes === null || classes.includes(className);
    for (const [target, grants] of this.#own) if (grants.some(isAsked)) yield target;
    if (!shares) for (const [target, grants] of this.#followed) if (grants.some(isAsked)) yield target;
    for (const holder of shares ? this.#pseudo : []) {
      for (const grant of this.world.grants.allOf(holder, true)) if (isAsked(grant)) yield grant.target;
    }
  }

  *#toward(resource: Resource): Generator<ShownGrant> {
    for (const target of targetsToward(this.world, resource)) {
      yield* this.#own.get(target) ?? NONE;
      if (target !== resource.key || resource.level !== "node") yield* this.#followed.get(target) ?? NONE;
      else for (const holder of this.#pseudo) yield* this.world.grants.between(holder, target);
    }
  }
}
