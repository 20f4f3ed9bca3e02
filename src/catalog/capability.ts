import type { ResourceClass } from "../model/class.ts";
import type { Permission } from "../model/permissions.ts";

/** Properties of a capability that escalations and findings read. */
export const MARKS = [
  "impersonates",
  "takes-over",
  "assigns",
  "covert",
  "exposes-content",
  "money",
  "admin-only",
] as const;
export type Mark = (typeof MARKS)[number];

/** How well a row is known: printed by Zoom, cited by hand, read off a scope's grammar, or assumed with a reason. */
export const EVIDENCE = ["documented", "hand-written", "inferred", "assumed"] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** One thing that Zoom lets be done, and what doing it needs. */
export interface Capability {
  /** `GET /users`, `portal:play-recording`, `scope:docs:read`. */
  readonly id: string;
  readonly class: string;
  readonly permission: Permission;
  /** Any of (all of) these privileges; null where Zoom does not say: that never means nobody or anybody. */
  readonly needs: readonly (readonly string[])[] | null;
  /** Scopes at account level (`:admin`, `:master`), any of which suffices. */
  readonly adminScopes: readonly string[];
  /** Scopes at user level: the authorizer's own. */
  readonly userScopes: readonly string[];
  readonly marks: readonly Mark[];
  /** How the row as a whole is known, and how its `needs` are; null where `needs` is. */
  readonly evidence: Evidence;
  readonly needsEvidence: Evidence | null;
  /** Document and operation, page or reason. */
  readonly source: string;
}

/** One documented operation, for the connector: what a call needs and which quota it draws on. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly rateLabel: "light" | "medium" | "heavy" | "resource-intensive";
  /** The quota family that it counts in. */
  readonly family: "core" | "phone" | "contact-center";
  readonly summary: string;
}

/** A product that has roles of its own, which no section reads (docs/semantics.md 3.10). */
export interface ProductRoles {
  /** The word that classes name. */
  readonly product: string;
  readonly name: string;
  /** Privileges that its roles may have, as far as they are known. */
  readonly codes: readonly string[];
  readonly source: string;
}

/** The catalog's committed data: `src/catalog/catalog.gen.json`. */
export interface CatalogData {
  readonly classes: readonly ResourceClass[];
  readonly capabilities: readonly Capability[];
  readonly operations: readonly Operation[];
  /** Every known privilege code in its usual spelling, with its portal area, or the reason why it opens nothing here. */
  readonly privileges: readonly {
    readonly code: string;
    readonly area: string;
    readonly meaning: string;
    readonly source: string;
    readonly opensNothing: string | null;
  }[];
  readonly productRoles: readonly ProductRoles[];
  /** Every known scope, with the reason where it opens nothing here. */
  readonly scopes: readonly {
    readonly scope: string;
    readonly level: "admin" | "user" | "master";
    readonly source: string;
    readonly opensNothing: string | null;
  }[];
}
