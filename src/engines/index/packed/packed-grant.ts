import type { Capability } from "../../../catalog/capability.ts";
import type { PossibleGrant } from "../../../derive/grant.ts";
import type { Permission } from "../../../model/permissions.ts";
import { type AccessState, type Bound, standingOfRank } from "../../../model/states.ts";
import type { GrantText } from "./grant-writer.ts";

/** A grant of the index: who has what on what is at hand, why is read when somebody asks. */
export class PackedGrant implements PossibleGrant {
  readonly holder: string;
  readonly permission: Permission;
  readonly class: string;
  readonly target: string;
  readonly state: AccessState;
  readonly bound: Bound;
  readonly #read: () => GrantText;
  readonly #catalog: readonly Capability[];
  #text: GrantText | undefined;

  constructor(
    { holder, permission, class: className, target }: Pick<PossibleGrant, "holder" | "permission" | "class" | "target">,
    rank: number,
    read: () => GrantText,
    catalog: readonly Capability[],
  ) {
    const { state, bound } = standingOfRank(rank);
    this.holder = holder;
    this.permission = permission;
    this.class = className;
    this.target = target;
    this.state = state;
    this.bound = bound;
    this.#read = read;
    this.#catalog = catalog;
  }

  get #rest(): GrantText {
    this.#text ??= this.#read();
    return this.#text;
  }
  get origin(): PossibleGrant["origin"] {
    const [kind, value] = this.#rest;
    return { kind, value };
  }
  get codes(): PossibleGrant["codes"] {
    return this.#rest[2];
  }
  get facts(): PossibleGrant["facts"] {
    return this.#rest[3];
  }
  get capabilities(): PossibleGrant["capabilities"] {
    return this.#rest[4].map((number) => this.#catalog[number]?.id ?? "");
  }
  get rule(): PossibleGrant["rule"] {
    return this.#rest[5];
  }
  get unread(): PossibleGrant["unread"] {
    return this.#rest[6];
  }
  /** Of a grant that only may exist. */
  get gap(): PossibleGrant["gap"] {
    return this.#rest[7] ?? "catalog";
  }
  get reason(): string {
    return this.#rest[8] ?? "";
  }
}
