import type { Grant } from "../../derive/grant.ts";
import { append } from "../../lib/maps.ts";

/** The grants of one revision by what questions look them up by. */
export class GrantTable {
  readonly #byTarget = new Map<string, Grant[]>();
  readonly #byHolder = new Map<string, Grant[]>();
  readonly #byClass = new Map<string, Grant[]>();
  readonly all: readonly Grant[];

  constructor(grants: readonly Grant[]) {
    this.all = grants;
    for (const grant of grants) {
      append(this.#byTarget, grant.target, grant);
      append(this.#byHolder, grant.holder, grant);
      append(this.#byClass, grant.class, grant);
    }
  }

  on(target: string): readonly Grant[] {
    return this.#byTarget.get(target) ?? [];
  }
  of(holder: string): readonly Grant[] {
    return this.#byHolder.get(holder) ?? [];
  }
  over(className: string): readonly Grant[] {
    return this.#byClass.get(className) ?? [];
  }
}
