import type { z } from "zod";
import type { Fact, NodeFact } from "../../model/facts.ts";
import { type AccountKeys, splitKey } from "../../model/keys.ts";
import type { KnownFacts } from "../source.ts";
import type { ZoomConnection } from "./connection.ts";
import type { RawRecord } from "./paging.ts";

/** What the call for one extent fills in. */
export interface ZoomRequest {
  /** Values of the path's parameters, as they are: `{ roleId: "1" }`. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface RequestContext {
  readonly connection: ZoomConnection;
  readonly now: Date;
}

export interface PlanContext extends RequestContext {
  readonly known: KnownFacts;
}

/** What turning records into facts may know: it reads nothing. */
export interface FactContext {
  readonly section: string;
  readonly extent: string;
  readonly keys: AccountKeys;
  readonly known: KnownFacts;
  readonly connection: ZoomConnection;
}

/**
 * Everything about one endpoint, said once. Scopes, privileges and quota come from the catalog's row of the operation;
 * paging, limits, retries and closing are the framework's.
 */
export interface ZoomEndpoint<R = unknown> {
  /** Name of its section. */
  readonly section: string;
  readonly description: string;
  /** `GET /users`, as in the catalog; null where nothing is asked. */
  readonly operation: string | null;
  /** The plan that the operation's prerequisites name in Zoom's documents, `Pro or higher`; null where they name none. */
  readonly plan: string | null;
  /** Sections that must have ended before: what they say is asked about. */
  readonly dependsOn: readonly string[];
  /** Further ones in which people are looked up by their e-mail: where they are not complete, this one is for whom it did not find. */
  readonly looksUp?: readonly string[];
  readonly emits: { readonly kinds: readonly string[]; readonly relations: readonly string[] };
  /** The member of the answer that holds the list; null where the answer is one record. */
  readonly list: string | null;
  /** Records of one page, or null where the call knows no pages. */
  readonly pageSize: number | null;
  /** Names of members that are dropped, at any depth, before anything else looks at an answer. */
  readonly secretFields: readonly string[];
  /** Secret members of which it is kept whether they hold anything, and under which name. */
  readonly presenceOf?: Readonly<Record<string, string>>;
  /** At most so many extents are read in one run; left out: all of them. */
  readonly perRun?: (connection: ZoomConnection) => number;
  /** Records move from one extent to another while they are read: see Section. */
  readonly oneList?: boolean;
  /** One record, loosely: members that it does not name are dropped, missing ones and nulls are taken. */
  readonly schema: z.ZodType<R>;
  /** The extents to read now, in order: `""` for a whole list, else a subject's key, a status, a month. */
  extents(context: PlanContext): readonly string[];
  /** The call that reads an extent, made from its name alone: a run that goes on another day makes the same. */
  request(extent: string, context: RequestContext): ZoomRequest;
  /** What tells records apart; undefined for one that cannot be used, which is counted and reported. */
  idOf(record: R): string | undefined;
  /** Several records of one id are parts of one thing, and this joins them; left out where a later one replaces. */
  readonly merge?: (earlier: R, later: R) => R;
  toFacts(record: R, context: FactContext): readonly Fact[];
  /** Why the configuration leaves an extent out: it ends as not selected, and what was read of it before stays. Said of `""`: the whole section. */
  readonly turnedOff?: (extent: string, connection: ZoomConnection) => string | undefined;
  /** Facts that are known without asking, said before the call. */
  readonly beforehand?: (context: FactContext) => readonly Fact[];
  /** How many records an extent's subject is known to have, for planning; one page is planned where it does not say. */
  readonly expects?: (subject: NodeFact) => number | undefined;
  /** A sentence when the first page shows that the answer is not to what was asked: the extent is partial. */
  readonly doubt?: (body: RawRecord, request: ZoomRequest) => string | undefined;
}

/** Declares an endpoint with its record's type inferred, and gives it without that type for lists of endpoints. */
export function defineEndpoint<R>(endpoint: ZoomEndpoint<R>): ZoomEndpoint {
  return endpoint as unknown as ZoomEndpoint;
}

type Extents = Pick<ZoomEndpoint, "extents" | "request">;

/** The extents of an endpoint that is one whole list. */
export function wholeList(query: Readonly<Record<string, string>> = {}): Extents {
  return { extents: () => [""], request: () => ({ query }) };
}

/** One extent per known node of a kind: its key names the extent, the last part of the key fills the path's parameter. */
export function perNode(kind: string, parameter: string, takes: (id: string) => boolean = () => true): Extents {
  return {
    extents: ({ known }) => [...known.nodes(kind)].map(({ key }) => key).filter((key) => takes(subjectId(key))),
    request: (extent) => ({ path: { [parameter]: subjectId(extent) } }),
  };
}

/** Why the configuration leaves out all of a section: Zoom is asked for nothing of it. */
export function sectionTurnedOff(endpoint: ZoomEndpoint, connection: ZoomConnection): string | undefined {
  return endpoint.turnedOff?.("", connection);
}

/** Zoom's id of the subject that an extent is named by. */
export function subjectId(key: string): string {
  return splitKey(key).at(-1) ?? "";
}

/** The members that Zoom counts of a role or group. */
export function totalMembers({ properties }: NodeFact): number | undefined {
  const total = properties["total_members"];
  return typeof total === "number" ? total : undefined;
}
