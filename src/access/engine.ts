import type { OriginKind } from "../model/origins.ts";
import type { Permission } from "../model/permissions.ts";
import type { AccessState } from "../model/states.ts";
import type {
  AccountReport,
  Completeness,
  Decision,
  EngineName,
  MatrixRow,
  Neighbour,
  NodeDetail,
  NodeView,
  Page,
  PrincipalAccess,
  PrincipalList,
  Proof,
  ResourceAccess,
  VerifyReport,
} from "./answers.ts";

/** Keyset paging: at most `first` rows after the one that `after` names (a key, or a proof's digest). */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** What chooses principals (kinds, groups, status, text), proofs (origins) and permissions (states). Lists mean any of. */
export interface PrincipalFilter {
  readonly states?: readonly AccessState[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Keys of groups. */
  readonly groups?: readonly string[] | undefined;
  readonly origins?: readonly OriginKind[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly text?: string | undefined;
}

/** A code held by roles (`privilege`) or apps (`scope`), or the key of one role, group or role's privilege. */
export type Entitlement =
  | { readonly kind: "privilege"; readonly code: string }
  | { readonly kind: "scope"; readonly code: string }
  | { readonly kind: "node"; readonly key: string };

export interface WhoCanRequest {
  readonly permissions: readonly Permission[] | null;
  readonly entitlement: Extract<Entitlement, { kind: "privilege" | "scope" }> | null;
  readonly resource: string;
  readonly extent: "ALL" | "ANY";
  readonly filter: PrincipalFilter;
  readonly expand: boolean;
  readonly page: PageRequest;
}

export type PrincipalsRequest = Omit<WhoCanRequest, "page">;

export interface EffectiveAccessRequest {
  readonly principal: string;
  readonly permissions: readonly Permission[] | null;
  readonly classes: readonly string[] | null;
  readonly states: readonly AccessState[] | null;
  readonly targets: "MAXIMAL" | "ALL";
  readonly page: PageRequest;
}

export interface PairRequest {
  readonly principal: string;
  readonly permission: Permission;
  readonly resource: string;
}

export interface ExplainRequest extends PairRequest {
  readonly page: PageRequest;
}

export interface HoldersRequest {
  readonly entitlement: Entitlement;
  readonly filter: PrincipalFilter;
  readonly page: PageRequest;
}

export interface SearchRequest {
  readonly text: string;
  readonly kinds: readonly string[] | null;
  readonly page: PageRequest;
}

export interface NeighboursRequest {
  readonly key: string;
  readonly page: PageRequest;
}

/** Ends a question early: thrown as DEADLINE or CANCELLED between rows. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers the questions of one revision; keys in requests are full ones. What an answer means is fixed in
 * docs/semantics.md. A key that the revision does not know is NO_SUCH_NODE, a set of a class that the catalog does
 * not know too.
 */
export interface AccessEngine {
  readonly name: EngineName;
  readonly revision: { readonly number: number; readonly at: string; readonly catalogDigest: string };
  readonly accountPrefixes: readonly string[];
  whoCan(request: WhoCanRequest, options?: AskOptions): Promise<Page<PrincipalAccess>>;
  /** The same rows as whoCan's pages together, without proofs. */
  principals(request: PrincipalsRequest, options?: AskOptions): Promise<PrincipalList>;
  effectiveAccess(request: EffectiveAccessRequest, options?: AskOptions): Promise<Page<ResourceAccess>>;
  can(request: PairRequest, options?: AskOptions): Promise<Decision>;
  explain(request: ExplainRequest, options?: AskOptions): Promise<Page<Proof>>;
  holders(request: HoldersRequest, options?: AskOptions): Promise<Page<PrincipalAccess>>;
  search(request: SearchRequest, options?: AskOptions): Promise<Page<NodeView>>;
  neighbours(request: NeighboursRequest, options?: AskOptions): Promise<Page<Neighbour>>;
  matrix(options?: AskOptions): AsyncIterable<MatrixRow>;
  /** What the matrix may lack: everything unread that could add a row to it. */
  completeness(): Promise<Completeness>;
  node(key: string): Promise<NodeDetail | undefined>;
  /** Keys of nodes of a kind's word whose id, e-mail or exact name this is, the first of the three that matches any. */
  candidates(word: string, rest: string): Promise<readonly string[]>;
  /** What the account's data leaves open: for status, in the order of keys. */
  report(): Promise<AccountReport>;
  /** Says whether its revision, which must be this engine's, has this proof: its facts, the grant, and the way between. */
  verify(proof: Proof): Promise<VerifyReport>;
}
