import type { Permission } from "../model/permissions.ts";
import type { Evidence, Mark } from "./capability.ts";

/** The shape of the hand-written rows that the catalog is built from. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * What the methods below a path do: `data` and `metadata` read, create, change and delete things of the class;
 * a `part` is something that belongs to a thing (a picture, a member), so that creating or deleting it changes the thing.
 */
export const METHOD_SHAPES = {
  data: { GET: "DataRead", POST: "DataCreate", PUT: "DataWrite", PATCH: "DataWrite", DELETE: "DataDelete" },
  "part of data": { GET: "DataRead", POST: "DataWrite", PUT: "DataWrite", PATCH: "DataWrite", DELETE: "DataWrite" },
  metadata: {
    GET: "MetadataRead",
    POST: "MetadataCreate",
    PUT: "MetadataWrite",
    PATCH: "MetadataWrite",
    DELETE: "MetadataDelete",
  },
  "part of metadata": {
    GET: "MetadataRead",
    POST: "MetadataWrite",
    PUT: "MetadataWrite",
    PATCH: "MetadataWrite",
    DELETE: "MetadataWrite",
  },
  "non-data": { GET: "NonData", POST: "NonData", PUT: "NonData", PATCH: "NonData", DELETE: "NonData" },
} as const satisfies Record<string, Record<Method, Permission>>;
export type MethodShape = keyof typeof METHOD_SHAPES;

/** What the operations below a path are about. The longest path that is a prefix, segment by segment, decides. */
export interface PathRule {
  /** Segments; `{}` stands for any parameter. A literal segment beats `{}` at the same length. */
  readonly path: string;
  readonly class: string;
  readonly as: MethodShape;
  /** Where the method does not say what happens: a search by POST, an end by PUT. */
  readonly but?: Partial<Record<Method, Permission>>;
  readonly marks?: Partial<Record<Method, readonly Mark[]>>;
  readonly source: string;
}

/** Any of (all of) these codes; an empty list is nobody but the owner, null is unknown. */
export type Needs = readonly (readonly string[])[] | null;

/** What operations need whose documents list no privilege. The longest prefix decides. */
export interface NeedRule {
  readonly path: string;
  /** Of GET, and of the methods that change something. */
  readonly read: Needs;
  readonly write: Needs;
  /** Null where the needs are. */
  readonly evidence: Extract<Evidence, "hand-written" | "assumed"> | null;
  readonly source: string;
}

/** What several codes in one document's list amount to: Zoom does not say whether one of them is enough. */
export interface ListDecision {
  /** The codes as documented, sorted. */
  readonly codes: readonly string[];
  /** Of GET, and of the methods that change something; left out where no such operation lists them. */
  readonly read?: Needs;
  readonly write?: Needs;
  /** Null where the needs are. */
  readonly evidence: Extract<Evidence, "hand-written" | "assumed"> | null;
  readonly source: string;
}

/** One thing that no operation shows, or that operations show only in their text. */
export interface PortalRow {
  /** After `portal:`. */
  readonly id: string;
  readonly class: string;
  readonly permission: Permission;
  readonly needs: Needs;
  readonly marks?: readonly Mark[];
  readonly scopes?: readonly string[];
  readonly evidence: Extract<Evidence, "hand-written" | "assumed">;
  readonly source: string;
}

/** Gives each row of a file the source that most of them share; a row's own source comes first. */
export function fromSource<Row extends { readonly source: string }>(
  source: string,
  rows: readonly (Omit<Row, "source"> & { readonly source?: string })[],
): readonly Row[] {
  return rows.map((row) => ({ source, ...row }) as Row);
}
