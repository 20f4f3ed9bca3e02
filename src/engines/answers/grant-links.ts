import type { ProofLink } from "../../access/answers.ts";
import { BoundedMap } from "../../lib/bounded-map.ts";
import { canonicalJson, type KnownTexts } from "../../lib/canonical-json.ts";
import { getOrMake } from "../../lib/maps.ts";
import type { ShownGrant } from "./shown-grant.ts";

/** A link and its text are one or two kilobytes. */
const MOST_REMEMBERED = 1 << 12;

/** The links of proofs that are the same for everybody who has a grant, with their canonical texts. */
export class GrantLinks {
  readonly #links = new BoundedMap<ShownGrant, ProofLink>(MOST_REMEMBERED);
  readonly #texts = new WeakMap<object, string>();

  /** What a digest need not write out again. */
  get texts(): KnownTexts {
    return this.#texts;
  }

  of(grant: ShownGrant, write: () => ProofLink): ProofLink {
    return getOrMake(this.#links, grant, () => {
      const link = write();
      this.#texts.set(link, canonicalJson(link));
      return link;
    });
  }
}
