// Made by scripts/generate.ts from schema/; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeView, Neighbour as NeighbourAnswer, Access as AccessAnswer, PrincipalAccess as PrincipalAccessAnswer, ResourceAccess as ResourceAccessAnswer, Proof as ProofAnswer, ProofLink as ProofLinkAnswer, Reason as ReasonAnswer, Completeness as CompletenessAnswer } from '../access/answers.ts';
import type { DecisionJson, ConnectionJson } from '../exports/answer-json.ts';
import type { LazyStatus } from './lazy-status.ts';
import type { ApiContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string | number; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  JSON: { input: Readonly<Record<string, unknown>>; output: Readonly<Record<string, unknown>>; }
  DateTime: { input: string; output: string; }
};

/**
 * The ten normalized permissions. Data is content and personal records (recordings, messages, user profiles);
 * Metadata is configuration and directory structure (settings, roles, group definitions).
 */
export type Permission =
  | 'DataRead'
  | 'DataWrite'
  | 'DataCreate'
  | 'DataDelete'
  | 'MetadataRead'
  | 'MetadataWrite'
  | 'MetadataCreate'
  | 'MetadataDelete'
  /** Actions on neither data nor metadata. */
  | 'NonData'
  /** Privileges and scopes that the catalog does not know. */
  | 'Uncategorized';

/** Three values: what was not read never makes a NO. */
export type Verdict =
  | 'YES'
  | 'NO'
  | 'UNKNOWN';

/** States of an access, best first. A proof's state is that of its worst link, a pair's that of its best proof. */
export type AccessState =
  | 'ACTIVE'
  /** It may hold: something it rests on was not read. */
  | 'UNKNOWN'
  /** A product that the account is known to lack. */
  | 'GATED'
  /** Of an inactive or pending user: it comes back on activation. */
  | 'DORMANT';

export type Bound =
  /** Just this reach. */
  | 'EXACT'
  /** No more than this, perhaps less. */
  | 'AT_MOST';

export type Extent =
  | 'ALL'
  | 'ANY';

export type Targets =
  /** Leaves out what a listed set already contains. */
  | 'MAXIMAL'
  | 'ALL';

/** Where an access comes from. */
export type Origin = {
  /** built-in, privilege, scope, ownership, group-admin, membership, delegate, share-link, collaborator, phone-role or sub-account. */
  readonly kind: Scalars['String']['output'];
  /** Privilege codes joined with `+`, the scope, the class, the group's key, the role's id, or `*` for an unread role. */
  readonly value: Scalars['String']['output'];
};

/** One permission of a row: its best state, where that comes from, and the parts reached where not the whole is. */
export type Access = {
  readonly permission: Permission;
  readonly state: AccessState;
  readonly bound: Bound;
  readonly origins: ReadonlyArray<Origin>;
  /** Empty when the whole resource is reached. */
  readonly parts: ReadonlyArray<Node>;
};

export type PrincipalAccess = {
  readonly principal: Node;
  readonly access: ReadonlyArray<Access>;
  /** A proof of the row's best access. */
  readonly witness: Proof;
};

export type ResourceAccess = {
  readonly resource: Node;
  readonly class: Scalars['String']['output'];
  readonly access: ReadonlyArray<Access>;
  /** A proof of the row's best access. */
  readonly witness: Proof;
};

export type Decision = {
  readonly verdict: Verdict;
  /** State of the best proof, or null where there is none. */
  readonly state?: Maybe<AccessState>;
  readonly witness?: Maybe<Proof>;
  /** What is reached of the resource where not all of it is. */
  readonly parts: ReadonlyArray<Node>;
  readonly completeness: Completeness;
  readonly revision: Scalars['ID']['output'];
  readonly engine: Scalars['String']['output'];
  readonly evaluatedAt: Scalars['DateTime']['output'];
};

/** Chooses principals (kinds, groups, status, text), proofs (origins) and permissions (states). A list means any of it. */
export type PrincipalFilter = {
  /** ACTIVE and UNKNOWN when left out. */
  readonly states?: InputMaybe<ReadonlyArray<AccessState>>;
  /** Kinds or their words: `user`, `app`, `pseudo`. */
  readonly kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Members of any of these groups, directly or through groups. */
  readonly groups?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Kinds of origins. */
  readonly origins?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of users `active`, `inactive`, `pending`; of apps the publish state `published`, `unpublished`, `sharable`, and `internal`. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** In the name, e-mail or key, without case. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

export type PageInfo = {
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Each row counted once, by its best state over the asked permissions, before the filter on states. */
export type Counts = {
  readonly active: Scalars['Int']['output'];
  readonly unknown: Scalars['Int']['output'];
  readonly gated: Scalars['Int']['output'];
  readonly dormant: Scalars['Int']['output'];
};

/** Whether anything unread could change the answer. */
export type Completeness = {
  readonly complete: Scalars['Boolean']['output'];
  readonly gaps: ReadonlyArray<Gap>;
  /** What Zoom shows to nobody, or no section reads: listed, not a gap. */
  readonly blindSpots: ReadonlyArray<Scalars['String']['output']>;
};

export type Gap = {
  /** The section that was not read in full, or `catalog` for what Zoom does not say. */
  readonly section: Scalars['String']['output'];
  readonly reason: Scalars['String']['output'];
  readonly missing?: Maybe<Missing>;
  /** What to do about it. */
  readonly remedy: Scalars['String']['output'];
};

/** What Zoom asked for and did not find. */
export type Missing = {
  /** scope, privilege or plan. */
  readonly kind: Scalars['String']['output'];
  readonly codes: ReadonlyArray<Scalars['String']['output']>;
};

export type PrincipalAccessConnection = {
  readonly edges: ReadonlyArray<PrincipalAccessEdge>;
  readonly nodes: ReadonlyArray<PrincipalAccess>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  readonly counts: Counts;
  readonly completeness: Completeness;
  /** The revision that answered. */
  readonly revision: Scalars['ID']['output'];
  /** The engine that answered. */
  readonly engine: Scalars['String']['output'];
};

export type PrincipalAccessEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: PrincipalAccess;
};

export type ResourceAccessConnection = {
  readonly edges: ReadonlyArray<ResourceAccessEdge>;
  readonly nodes: ReadonlyArray<ResourceAccess>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  readonly counts: Counts;
  readonly completeness: Completeness;
  /** The revision that answered. */
  readonly revision: Scalars['ID']['output'];
  /** The engine that answered. */
  readonly engine: Scalars['String']['output'];
};

export type ResourceAccessEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: ResourceAccess;
};

export type ProofConnection = {
  readonly edges: ReadonlyArray<ProofEdge>;
  readonly nodes: ReadonlyArray<Proof>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  readonly counts: Counts;
  readonly completeness: Completeness;
  /** The revision that answered. */
  readonly revision: Scalars['ID']['output'];
  /** The engine that answered. */
  readonly engine: Scalars['String']['output'];
};

export type ProofEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Proof;
};

export type NodeConnection = {
  readonly edges: ReadonlyArray<NodeEdge>;
  readonly nodes: ReadonlyArray<Node>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  readonly counts: Counts;
  readonly completeness: Completeness;
  /** The revision that answered. */
  readonly revision: Scalars['ID']['output'];
  /** The engine that answered. */
  readonly engine: Scalars['String']['output'];
};

export type NodeEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Node;
};

export type NeighbourConnection = {
  readonly edges: ReadonlyArray<NeighbourEdge>;
  readonly nodes: ReadonlyArray<Neighbour>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  readonly counts: Counts;
  readonly completeness: Completeness;
  /** The revision that answered. */
  readonly revision: Scalars['ID']['output'];
  /** The engine that answered. */
  readonly engine: Scalars['String']['output'];
};

export type NeighbourEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: Neighbour;
};

/** What changes something in the server. Nothing changes the account: Whocan only reads. */
export type Mutation = {
  /**
   * Reads an account, and answers as soon as the run has begun: ask `run` how far it is. RUN_IN_PROGRESS while another one is
   * under way. It needs a token that may sync, where the server demands tokens.
   */
  readonly startSync: Run;
  /** Ends a run of this server. What it has read is kept, and the next run goes on with it. */
  readonly cancelSync: Run;
};


/** What changes something in the server. Nothing changes the account: Whocan only reads. */
export type MutationStartSyncArgs = {
  connection?: InputMaybe<Scalars['String']['input']>;
  only?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** What changes something in the server. Nothing changes the account: Whocan only reads. */
export type MutationCancelSyncArgs = {
  id: Scalars['ID']['input'];
};

/** A node of the graph: a fact's node, a derived set (`ResourceSet`) or a `PseudoPrincipal`. */
export type Node = {
  /** Unique over all sources. */
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  /** The account-scoped id. */
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The provider, such as `zoom`. */
  readonly source: Scalars['String']['output'];
  /** The provider's fields under their own names. What a type below declares is in here too. */
  readonly properties: Scalars['JSON']['output'];
  /** Of what `node` shows: the fields that its kind declares and that have no value, each with why. Null in lists and proofs. */
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  /** Of what `node` shows: the engine that answered. Null in lists and proofs. */
  readonly engine?: Maybe<Scalars['String']['output']>;
};

/** A declared field without a value. An empty text or list is a value: the field is known to be empty. */
export type AbsentField = {
  readonly field: Scalars['String']['output'];
  readonly reason: AbsenceReason;
  /** The section that would say it; of several the first that was not read to its end. */
  readonly section: Scalars['String']['output'];
  /** A sentence, with the code of what went wrong. */
  readonly text: Scalars['String']['output'];
  readonly missing?: Maybe<Missing>;
};

/** By how the part of the section ended that would have said the value. */
export type AbsenceReason =
  /** Denied: a scope or a privilege is missing. */
  | 'NOT_GRANTED'
  /** The account's plan lacks it. */
  | 'NOT_IN_PLAN'
  /** It failed. */
  | 'ERROR'
  /** It was read in part, or is stale. */
  | 'NOT_READ'
  /** It was not chosen, is turned off, or waits for a later run. */
  | 'NOT_SELECTED'
  /** It was read to its end, and gave no value. */
  | 'NOT_RETURNED';

/** One relation of a node, seen from it. */
export type Neighbour = {
  /** out or in. */
  readonly direction: Scalars['String']['output'];
  readonly relation: Scalars['String']['output'];
  readonly node: Node;
  /** The sections that say it. */
  readonly sections: ReadonlyArray<Scalars['String']['output']>;
};

/** A small tree: a spine from the principal to the resource, each link with its reasons. `whocan verify` replays it. */
export type Proof = {
  /** Key of the principal. */
  readonly principal: Scalars['ID']['output'];
  readonly permission: Permission;
  /** Key of the resource. */
  readonly resource: Scalars['ID']['output'];
  readonly state: AccessState;
  readonly bound: Bound;
  readonly origin: Origin;
  /** Keys of the distinct relations that it rests on, sorted. */
  readonly facts: ReadonlyArray<Scalars['ID']['output']>;
  readonly spine: ReadonlyArray<ProofLink>;
  readonly revision: Scalars['ID']['output'];
  readonly catalogDigest: Scalars['String']['output'];
  /** SHA-256 over all of the above. */
  readonly digest: Scalars['String']['output'];
};

export type ProofLink = {
  readonly from: Node;
  /** A relation of the facts, a permission, or ACTS_AS and CONTAINS, which hold by definition. */
  readonly relation: Scalars['String']['output'];
  readonly to: Node;
  /** All of them are needed together. */
  readonly because: ReadonlyArray<Reason>;
};

/** Why a link of a proof holds. */
export type Reason = {
  /** fact, catalog, coverage or rule. */
  readonly type: Scalars['String']['output'];
  /** A sentence for people. */
  readonly text: Scalars['String']['output'];
};

/** A relation or node as a source said it. */
export type FactReason = Reason & {
  readonly type: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly key: Scalars['ID']['output'];
  readonly section: Scalars['String']['output'];
};

/** A row of the catalog, with the document that it comes from. */
export type CatalogReason = Reason & {
  readonly type: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly capability: Scalars['String']['output'];
  readonly evidence: Scalars['String']['output'];
  readonly source: Scalars['String']['output'];
};

/** How the reading of a section's extent ended. */
export type CoverageReason = Reason & {
  readonly type: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly section: Scalars['String']['output'];
  readonly extent: Scalars['String']['output'];
  readonly status: Scalars['String']['output'];
};

/** A rule of docs/semantics.md. */
export type RuleReason = Reason & {
  readonly type: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly rule: Scalars['String']['output'];
};

/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type Query = {
  /** What was read, when, how completely, and what in it needs attention. It answers about an empty store too. */
  readonly status: Status;
  /** Runs, the newest first. */
  readonly runs: ReadonlyArray<Run>;
  /** One run, how far it is, and how it ended; null where there is none, or it is forgotten. */
  readonly run?: Maybe<Run>;
  /** One node, set or pseudo-principal. */
  readonly node?: Maybe<Node>;
  /** Nodes and sets whose name, e-mail, id or key contains the text, without case. */
  readonly search: NodeConnection;
  /** The relations of a node, as the sources said them. */
  readonly neighbours: NeighbourConnection;
  /** The principals that have a permission on a resource, each with its states and a proof. */
  readonly whoCan: PrincipalAccessConnection;
  /** What a principal can act on: the largest targets, each with permissions, states and a proof. */
  readonly effectiveAccess: ResourceAccessConnection;
  /** Whether a principal has a permission on a resource, with the proof, or with what is unread. */
  readonly can: Decision;
  /** The minimal proofs that a principal has a permission on a resource, smallest first. */
  readonly explain: ProofConnection;
  /** Who holds an entitlement: `privilege:Role:Edit`, `scope:user:read:admin`, a role or a group. */
  readonly holders: PrincipalAccessConnection;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryRunsArgs = {
  connection?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryNodeArgs = {
  ref: Scalars['ID']['input'];
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryNeighboursArgs = {
  ref: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryWhoCanArgs = {
  permissions?: InputMaybe<ReadonlyArray<Permission>>;
  privilege?: InputMaybe<Scalars['String']['input']>;
  resource: Scalars['ID']['input'];
  extent?: InputMaybe<Extent>;
  filter?: InputMaybe<PrincipalFilter>;
  expand?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryEffectiveAccessArgs = {
  principal: Scalars['ID']['input'];
  permissions?: InputMaybe<ReadonlyArray<Permission>>;
  classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  states?: InputMaybe<ReadonlyArray<AccessState>>;
  targets?: InputMaybe<Targets>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryCanArgs = {
  principal: Scalars['ID']['input'];
  permission: Permission;
  resource: Scalars['ID']['input'];
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryExplainArgs = {
  principal: Scalars['ID']['input'];
  permission: Permission;
  resource: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Who can act on what in the accounts that were read, and why. Every question takes `at`, a revision number or an ISO
 * time (the last revision at or before it), and answers from one revision, which it names. Left out, it is the newest.
 * A reference is a full key, or `kind:rest` with an id, an e-mail or an exact name: `user:ada@example.com`,
 * `role:User Admin`, `set:Recording`, `set:Recording:group:<group>`. Errors carry a stable `extensions.code`.
 */
export type QueryHoldersArgs = {
  entitlement: Scalars['ID']['input'];
  filter?: InputMaybe<PrincipalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['ID']['input']>;
};

/** What was read, when, and how completely. Without data, revision is null and the lists are empty. */
export type Status = {
  readonly revision?: Maybe<Revision>;
  readonly lastRun?: Maybe<Run>;
  /** When a server reads the account by itself; null where none does. */
  readonly schedule?: Maybe<Schedule>;
  /** Where facts are kept, and what answers. */
  readonly store: StoreStatus;
  readonly coverage: ReadonlyArray<SectionCoverage>;
  /** Extents, and sections' own rows, that are not complete, with the reason of each: the first ones. */
  readonly incomplete: ReadonlyArray<ExtentCoverage>;
  /** Nodes by kind. */
  readonly counts: ReadonlyArray<KindCount>;
  /** Privileges and scopes of the account that the catalog does not know. */
  readonly unmapped: ReadonlyArray<UnmappedCode>;
  /** Relations that lead to nothing known. */
  readonly dangling: ReadonlyArray<Dangling>;
  /** Relations that one of two complete sections says and the other does not: both hold. */
  readonly disagreements: ReadonlyArray<Disagreement>;
  /** When this was found out: ages are counted from it. */
  readonly evaluatedAt: Scalars['DateTime']['output'];
  /** Version of Whocan. */
  readonly version: Scalars['String']['output'];
};


/** What was read, when, and how completely. Without data, revision is null and the lists are empty. */
export type StatusIncompleteArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type StoreStatus = {
  /** sqlite or neo4j. */
  readonly name: Scalars['String']['output'];
  /** What answers about the newest revision now: index or cypher. */
  readonly engine: Scalars['String']['output'];
  /** The revision that is being written into Neo4j; until it is there, answers are of the one before. Mostly null. */
  readonly applying?: Maybe<Scalars['ID']['output']>;
  /** What makes a Neo4j graph answer (docs/graph.md); null elsewhere, and where it was never built. */
  readonly projection?: Maybe<ProjectionStatus>;
  /** When whocan store check, or a server, has read the whole store last; null where nobody has. */
  readonly check?: Maybe<StoreCheck>;
};

/** What reading the whole store found; whocan store check names what does not hold. */
export type StoreCheck = {
  readonly at: Scalars['DateTime']['output'];
  readonly sound: Scalars['Boolean']['output'];
  readonly revisions: Scalars['Int']['output'];
  readonly facts: Scalars['Int']['output'];
  /** How many things do not hold. */
  readonly problems: Scalars['Int']['output'];
};

export type ProjectionStatus = {
  readonly revision: Scalars['ID']['output'];
  /** building or ready. */
  readonly state: Scalars['String']['output'];
  /** Whether it is whole and of the newest revision, by the catalog and settings of now. */
  readonly current: Scalars['Boolean']['output'];
};

/** One state of the store; its digest covers its parent's. */
export type Revision = {
  readonly number: Scalars['ID']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly connection: Scalars['String']['output'];
  readonly account: Scalars['String']['output'];
  readonly catalogDigest: Scalars['String']['output'];
  readonly factsDigest: Scalars['String']['output'];
  readonly digest: Scalars['String']['output'];
  readonly parentDigest?: Maybe<Scalars['String']['output']>;
  readonly counts: FactCounts;
};

export type FactCounts = {
  readonly facts: Scalars['Int']['output'];
  readonly opened: Scalars['Int']['output'];
  readonly closed: Scalars['Int']['output'];
};

export type SectionCoverage = {
  readonly section: Scalars['String']['output'];
  /** complete, partial, denied, not-in-plan, failed or not-selected. */
  readonly status: Scalars['String']['output'];
  /** A sentence, or null where complete. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly missing?: Maybe<Missing>;
  readonly facts: Scalars['Int']['output'];
  readonly extents: ExtentCounts;
};

/** How one unit of a section was read last. */
export type ExtentCoverage = {
  readonly section: Scalars['String']['output'];
  /** A subject's key, a status or a month; empty for the section's own row. */
  readonly extent: Scalars['String']['output'];
  readonly status: Scalars['String']['output'];
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly missing?: Maybe<Missing>;
  readonly facts: Scalars['Int']['output'];
};

export type ExtentCounts = {
  readonly total: Scalars['Int']['output'];
  readonly complete: Scalars['Int']['output'];
};

export type KindCount = {
  readonly kind: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
};

export type UnmappedCode = {
  /** privilege or scope. */
  readonly kind: Scalars['String']['output'];
  readonly code: Scalars['String']['output'];
  /** How many roles or apps have it. */
  readonly holders: Scalars['Int']['output'];
};

export type Dangling = {
  readonly relation: Scalars['String']['output'];
  readonly from: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
  readonly reason: Scalars['String']['output'];
};

export type Disagreement = {
  readonly relation: Scalars['String']['output'];
  readonly from: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
  readonly saidBy: ReadonlyArray<Scalars['String']['output']>;
  readonly notSaidBy: ReadonlyArray<Scalars['String']['output']>;
};

/** When a server reads the account by itself. */
export type Schedule = {
  /** Such as `every 6h`, or `cron 0 *\/6 * * *`. */
  readonly text: Scalars['String']['output'];
  /** Null while a run is under way. */
  readonly nextRunAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One run of one connection. */
export type Run = {
  readonly id: Scalars['ID']['output'];
  readonly connection: Scalars['String']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** running, committed, unchanged, parked until a day's limit is renewed, cancelled, failed, abandoned, or interrupted where its process died. */
  readonly outcome: Scalars['String']['output'];
  /** Why it failed or is parked. */
  readonly error?: Maybe<RunError>;
  /** The revision that it wrote, or null where nothing changed. */
  readonly revision?: Maybe<Scalars['ID']['output']>;
  /** Facts that it opened and closed. */
  readonly opened: Scalars['Int']['output'];
  readonly closed: Scalars['Int']['output'];
  /** Records that the provider sent; known at the end, until then in sections. */
  readonly records: Scalars['Int']['output'];
  /** Requests made; known at the end. */
  readonly requests: Scalars['Int']['output'];
  /** How far each section came. Of a run of another process those that have begun. */
  readonly sections: ReadonlyArray<SectionProgress>;
};

export type RunError = {
  /** One of the codes of docs/errors.gen.md. */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
  /** What to do next. */
  readonly help: Scalars['String']['output'];
  readonly field?: Maybe<Scalars['String']['output']>;
};

export type SectionProgress = {
  readonly section: Scalars['String']['output'];
  /** waiting, reading, or how it ended: complete, partial, denied, not-in-plan, failed or not-selected. */
  readonly status: Scalars['String']['output'];
  /** Records that the provider sent so far. */
  readonly records: Scalars['Int']['output'];
  /** Extents that ended so far, and how many there are where that is known. */
  readonly extents: ExtentProgress;
};

export type ExtentProgress = {
  readonly ended: Scalars['Int']['output'];
  readonly total?: Maybe<Scalars['Int']['output']>;
};

/** The Zoom account that is read. */
export type ZoomAccount = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly zoom_id?: Maybe<Scalars['String']['output']>;
};

/** A Marketplace app that was added to or approved for the account. */
export type ZoomApp = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the app. */
  readonly app_id?: Maybe<Scalars['String']['output']>;
  /** Whether the app is in the list of apps added to the account. */
  readonly installed?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the app is in the list of approved apps. */
  readonly approved?: Maybe<Scalars['Boolean']['output']>;
  /** `forAllUser` or `forSpecificUser`. */
  readonly approval_type?: Maybe<Scalars['String']['output']>;
  /** Whether an administrator must approve its use. */
  readonly approval_required?: Maybe<Scalars['Boolean']['output']>;
  /** `PUBLISHED`, `UNPUBLISHED` or `SHARABLE`. */
  readonly app_status?: Maybe<Scalars['String']['output']>;
  /** `ZoomApp`, `ChatBotApp`, `OAuthApp` or `GeneralApp`. */
  readonly app_type?: Maybe<Scalars['String']['output']>;
  /** 1 managed by administrators, 2 managed by users. */
  readonly app_usage?: Maybe<Scalars['Float']['output']>;
  /** `THIRD_PARTY`, `ZOOM` or `INTERNAL`. */
  readonly developer_type?: Maybe<Scalars['String']['output']>;
  /** `account` for an app added to the account. */
  readonly install_level?: Maybe<Scalars['String']['output']>;
  /** The app's scopes, exact; absent when not returned. */
  readonly app_scopes?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A group of users with settings and administrators of its own. */
export type ZoomGroup = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the group. */
  readonly zoom_id?: Maybe<Scalars['String']['output']>;
  /** How many members Zoom counts. */
  readonly total_members?: Maybe<Scalars['Float']['output']>;
};

/** The cloud recording of one meeting instance: metadata only, never media, links or passcodes. */
export type ZoomRecording = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** UUID of the meeting instance. */
  readonly meeting_uuid?: Maybe<Scalars['String']['output']>;
  /** Number of the meeting. */
  readonly meeting_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the host. */
  readonly host_id?: Maybe<Scalars['String']['output']>;
  /** Topic of the meeting. */
  readonly topic?: Maybe<Scalars['String']['output']>;
  /** When the meeting started. */
  readonly start_time?: Maybe<Scalars['String']['output']>;
  /** Minutes. */
  readonly duration?: Maybe<Scalars['Float']['output']>;
  /** Bytes of all files. */
  readonly total_size?: Maybe<Scalars['Float']['output']>;
  /** How many files. */
  readonly recording_count?: Maybe<Scalars['Float']['output']>;
  /** Types of the files, such as MP4 or TRANSCRIPT. */
  readonly file_types?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** `publicly`, `internally` or `none`; absent while the sharing was not read. */
  readonly share_recording?: Maybe<Scalars['String']['output']>;
  /** Whether viewers must sign in. */
  readonly recording_authentication?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the rule by which viewers sign in. */
  readonly authentication_name?: Maybe<Scalars['String']['output']>;
  /** Domains whose users may view it, where viewers sign in. */
  readonly authentication_domains?: Maybe<Scalars['String']['output']>;
  /** Whether a passcode is set; the passcode itself is never kept. */
  readonly has_passcode?: Maybe<Scalars['Boolean']['output']>;
  /** Whether viewers may download it. */
  readonly viewer_download?: Maybe<Scalars['Boolean']['output']>;
  /** Whether viewers must register. */
  readonly on_demand?: Maybe<Scalars['Boolean']['output']>;
  /** Who approves registrations: 0 nobody needs to, 1 somebody must, 2 there is none. */
  readonly approval_type?: Maybe<Scalars['Float']['output']>;
  /** Whether its page has buttons to share it further. */
  readonly show_social_share_buttons?: Maybe<Scalars['Boolean']['output']>;
};

/** One privilege of one role, for the whole account or limited to groups. */
export type ZoomRolePrivilege = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** The privilege code as Zoom spells it, such as `User:Edit`. */
  readonly privilege?: Maybe<Scalars['String']['output']>;
  /** Whether the privilege is limited to groups. */
  readonly restricted_to_groups?: Maybe<Scalars['Boolean']['output']>;
  /** Zoom's ids of the groups that it is limited to. */
  readonly group_ids?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A role: built-in by its id (0 owner, 1 administrator, 2 member) or custom. */
export type ZoomRole = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the role. */
  readonly zoom_id?: Maybe<Scalars['String']['output']>;
  /** The role's description. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** `common`, or `iq` for a Revenue Accelerator role. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** How many members Zoom counts. */
  readonly total_members?: Maybe<Scalars['Float']['output']>;
};

/** A user of the account, whether active, inactive or invited and pending. */
export type ZoomUser = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the account. */
  readonly account_id?: Maybe<Scalars['String']['output']>;
  /** Zoom's id of the user; absent for a pending invitation. */
  readonly zoom_id?: Maybe<Scalars['String']['output']>;
  /** The e-mail, trimmed and in lower case. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** The e-mail exactly as Zoom returned it. */
  readonly email_as_given?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  readonly first_name?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  readonly last_name?: Maybe<Scalars['String']['output']>;
  /** The name that Zoom shows. */
  readonly display_name?: Maybe<Scalars['String']['output']>;
  /** Department, from `dept`. */
  readonly department?: Maybe<Scalars['String']['output']>;
  /** `active`, `inactive` or `pending`. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** Whether the status is `active`. */
  readonly is_active?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the e-mail was verified. */
  readonly verified?: Maybe<Scalars['Boolean']['output']>;
  /** Plan type as a number: 1, 2, 4 or 99. */
  readonly type?: Maybe<Scalars['Float']['output']>;
  /** Plan type as text: Basic, Licensed, Unassigned without Meetings Basic, None (legacy SSO). */
  readonly plan_type?: Maybe<Scalars['String']['output']>;
  /** The role in the user's own record. */
  readonly role_id?: Maybe<Scalars['String']['output']>;
  /** The groups in the user's own record. */
  readonly group_ids?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** When the user was created, from `user_created_at`. */
  readonly created_at?: Maybe<Scalars['String']['output']>;
  /** The last sign-in; Zoom updates it after up to three days. Absent means unknown, not never. */
  readonly last_login_time?: Maybe<Scalars['String']['output']>;
  /** The last sign-in within the days that are read (`activities.days`), exact and at once. Absent means none within them, or not collected. */
  readonly last_sign_in_time?: Maybe<Scalars['String']['output']>;
  /** Unique id of the employee, from single sign-on. */
  readonly employee_unique_id?: Maybe<Scalars['String']['output']>;
  /** Time zone of the user. */
  readonly timezone?: Maybe<Scalars['String']['output']>;
};

/** A class of resources at one level: account, group, user or own. Derived, never read. */
export type ResourceSet = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
};

/** Everyone, or AccountMembers: anyone signed in to the account. */
export type PseudoPrincipal = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
};

/** A node of a kind that this schema does not name. */
export type OtherNode = Node & {
  readonly key: Scalars['ID']['output'];
  readonly kind: Scalars['String']['output'];
  readonly id: Scalars['String']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly source: Scalars['String']['output'];
  readonly properties: Scalars['JSON']['output'];
  readonly absent?: Maybe<ReadonlyArray<AbsentField>>;
  readonly engine?: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = T | Promise<T>;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Permission: Permission;
  Verdict: Verdict;
  AccessState: AccessState;
  Bound: Bound;
  Extent: Extent;
  Targets: Targets;
  Origin: ResolverTypeWrapper<Origin>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Access: ResolverTypeWrapper<AccessAnswer>;
  PrincipalAccess: ResolverTypeWrapper<PrincipalAccessAnswer>;
  ResourceAccess: ResolverTypeWrapper<ResourceAccessAnswer>;
  Decision: ResolverTypeWrapper<DecisionJson>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PrincipalFilter: PrincipalFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Counts: ResolverTypeWrapper<Counts>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Completeness: ResolverTypeWrapper<CompletenessAnswer>;
  Gap: ResolverTypeWrapper<Gap>;
  Missing: ResolverTypeWrapper<Missing>;
  PrincipalAccessConnection: ResolverTypeWrapper<ConnectionJson<PrincipalAccessAnswer>>;
  PrincipalAccessEdge: ResolverTypeWrapper<Omit<PrincipalAccessEdge, 'node'> & { node: ResolversTypes['PrincipalAccess'] }>;
  ResourceAccessConnection: ResolverTypeWrapper<ConnectionJson<ResourceAccessAnswer>>;
  ResourceAccessEdge: ResolverTypeWrapper<Omit<ResourceAccessEdge, 'node'> & { node: ResolversTypes['ResourceAccess'] }>;
  ProofConnection: ResolverTypeWrapper<ConnectionJson<ProofAnswer>>;
  ProofEdge: ResolverTypeWrapper<Omit<ProofEdge, 'node'> & { node: ResolversTypes['Proof'] }>;
  NodeConnection: ResolverTypeWrapper<ConnectionJson<NodeView>>;
  NodeEdge: ResolverTypeWrapper<Omit<NodeEdge, 'node'> & { node: ResolversTypes['Node'] }>;
  NeighbourConnection: ResolverTypeWrapper<ConnectionJson<NeighbourAnswer>>;
  NeighbourEdge: ResolverTypeWrapper<Omit<NeighbourEdge, 'node'> & { node: ResolversTypes['Neighbour'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Node: ResolverTypeWrapper<NodeView>;
  AbsentField: ResolverTypeWrapper<AbsentField>;
  AbsenceReason: AbsenceReason;
  Neighbour: ResolverTypeWrapper<NeighbourAnswer>;
  Proof: ResolverTypeWrapper<ProofAnswer>;
  ProofLink: ResolverTypeWrapper<ProofLinkAnswer>;
  Reason: ResolverTypeWrapper<ReasonAnswer>;
  FactReason: ResolverTypeWrapper<FactReason>;
  CatalogReason: ResolverTypeWrapper<CatalogReason>;
  CoverageReason: ResolverTypeWrapper<CoverageReason>;
  RuleReason: ResolverTypeWrapper<RuleReason>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Status: ResolverTypeWrapper<LazyStatus>;
  StoreStatus: ResolverTypeWrapper<StoreStatus>;
  StoreCheck: ResolverTypeWrapper<StoreCheck>;
  ProjectionStatus: ResolverTypeWrapper<ProjectionStatus>;
  Revision: ResolverTypeWrapper<Revision>;
  FactCounts: ResolverTypeWrapper<FactCounts>;
  SectionCoverage: ResolverTypeWrapper<SectionCoverage>;
  ExtentCoverage: ResolverTypeWrapper<ExtentCoverage>;
  ExtentCounts: ResolverTypeWrapper<ExtentCounts>;
  KindCount: ResolverTypeWrapper<KindCount>;
  UnmappedCode: ResolverTypeWrapper<UnmappedCode>;
  Dangling: ResolverTypeWrapper<Dangling>;
  Disagreement: ResolverTypeWrapper<Disagreement>;
  Schedule: ResolverTypeWrapper<Schedule>;
  Run: ResolverTypeWrapper<Run>;
  RunError: ResolverTypeWrapper<RunError>;
  SectionProgress: ResolverTypeWrapper<SectionProgress>;
  ExtentProgress: ResolverTypeWrapper<ExtentProgress>;
  ZoomAccount: ResolverTypeWrapper<NodeView>;
  ZoomApp: ResolverTypeWrapper<NodeView>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ZoomGroup: ResolverTypeWrapper<NodeView>;
  ZoomRecording: ResolverTypeWrapper<NodeView>;
  ZoomRolePrivilege: ResolverTypeWrapper<NodeView>;
  ZoomRole: ResolverTypeWrapper<NodeView>;
  ZoomUser: ResolverTypeWrapper<NodeView>;
  ResourceSet: ResolverTypeWrapper<NodeView>;
  PseudoPrincipal: ResolverTypeWrapper<NodeView>;
  OtherNode: ResolverTypeWrapper<NodeView>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Origin: Origin;
  String: Scalars['String']['output'];
  Access: AccessAnswer;
  PrincipalAccess: PrincipalAccessAnswer;
  ResourceAccess: ResourceAccessAnswer;
  Decision: DecisionJson;
  ID: Scalars['ID']['output'];
  PrincipalFilter: PrincipalFilter;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Counts: Counts;
  Int: Scalars['Int']['output'];
  Completeness: CompletenessAnswer;
  Gap: Gap;
  Missing: Missing;
  PrincipalAccessConnection: ConnectionJson<PrincipalAccessAnswer>;
  PrincipalAccessEdge: Omit<PrincipalAccessEdge, 'node'> & { node: ResolversParentTypes['PrincipalAccess'] };
  ResourceAccessConnection: ConnectionJson<ResourceAccessAnswer>;
  ResourceAccessEdge: Omit<ResourceAccessEdge, 'node'> & { node: ResolversParentTypes['ResourceAccess'] };
  ProofConnection: ConnectionJson<ProofAnswer>;
  ProofEdge: Omit<ProofEdge, 'node'> & { node: ResolversParentTypes['Proof'] };
  NodeConnection: ConnectionJson<NodeView>;
  NodeEdge: Omit<NodeEdge, 'node'> & { node: ResolversParentTypes['Node'] };
  NeighbourConnection: ConnectionJson<NeighbourAnswer>;
  NeighbourEdge: Omit<NeighbourEdge, 'node'> & { node: ResolversParentTypes['Neighbour'] };
  Mutation: Record<PropertyKey, never>;
  JSON: Scalars['JSON']['output'];
  DateTime: Scalars['DateTime']['output'];
  Node: NodeView;
  AbsentField: AbsentField;
  Neighbour: NeighbourAnswer;
  Proof: ProofAnswer;
  ProofLink: ProofLinkAnswer;
  Reason: ReasonAnswer;
  FactReason: FactReason;
  CatalogReason: CatalogReason;
  CoverageReason: CoverageReason;
  RuleReason: RuleReason;
  Query: Record<PropertyKey, never>;
  Status: LazyStatus;
  StoreStatus: StoreStatus;
  StoreCheck: StoreCheck;
  ProjectionStatus: ProjectionStatus;
  Revision: Revision;
  FactCounts: FactCounts;
  SectionCoverage: SectionCoverage;
  ExtentCoverage: ExtentCoverage;
  ExtentCounts: ExtentCounts;
  KindCount: KindCount;
  UnmappedCode: UnmappedCode;
  Dangling: Dangling;
  Disagreement: Disagreement;
  Schedule: Schedule;
  Run: Run;
  RunError: RunError;
  SectionProgress: SectionProgress;
  ExtentProgress: ExtentProgress;
  ZoomAccount: NodeView;
  ZoomApp: NodeView;
  Float: Scalars['Float']['output'];
  ZoomGroup: NodeView;
  ZoomRecording: NodeView;
  ZoomRolePrivilege: NodeView;
  ZoomRole: NodeView;
  ZoomUser: NodeView;
  ResourceSet: NodeView;
  PseudoPrincipal: NodeView;
  OtherNode: NodeView;
};

export type OriginResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Origin'] = ResolversParentTypes['Origin']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AccessResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Access'] = ResolversParentTypes['Access']> = {
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AccessState'], ParentType, ContextType>;
  bound?: Resolver<ResolversTypes['Bound'], ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['Origin']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type PrincipalAccessResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PrincipalAccess'] = ResolversParentTypes['PrincipalAccess']> = {
  principal?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  access?: Resolver<ReadonlyArray<ResolversTypes['Access']>, ParentType, ContextType>;
  witness?: Resolver<ResolversTypes['Proof'], ParentType, ContextType>;
};

export type ResourceAccessResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ResourceAccess'] = ResolversParentTypes['ResourceAccess']> = {
  resource?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  access?: Resolver<ReadonlyArray<ResolversTypes['Access']>, ParentType, ContextType>;
  witness?: Resolver<ResolversTypes['Proof'], ParentType, ContextType>;
};

export type DecisionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['AccessState']>, ParentType, ContextType>;
  witness?: Resolver<Maybe<ResolversTypes['Proof']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evaluatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CountsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Counts'] = ResolversParentTypes['Counts']> = {
  active?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dormant?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  blindSpots?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GapResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Gap'] = ResolversParentTypes['Gap']> = {
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Missing']>, ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MissingResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Missing'] = ResolversParentTypes['Missing']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PrincipalAccessConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PrincipalAccessConnection'] = ResolversParentTypes['PrincipalAccessConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PrincipalAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PrincipalAccess']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['Counts'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PrincipalAccessEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PrincipalAccessEdge'] = ResolversParentTypes['PrincipalAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PrincipalAccess'], ParentType, ContextType>;
};

export type ResourceAccessConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ResourceAccessConnection'] = ResolversParentTypes['ResourceAccessConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ResourceAccessEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ResourceAccess']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['Counts'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResourceAccessEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ResourceAccessEdge'] = ResolversParentTypes['ResourceAccessEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ResourceAccess'], ParentType, ContextType>;
};

export type ProofConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ProofConnection'] = ResolversParentTypes['ProofConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProofEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Proof']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['Counts'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProofEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ProofEdge'] = ResolversParentTypes['ProofEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proof'], ParentType, ContextType>;
};

export type NodeConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NodeConnection'] = ResolversParentTypes['NodeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['Counts'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NodeEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NodeEdge'] = ResolversParentTypes['NodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
};

export type NeighbourConnectionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NeighbourConnection'] = ResolversParentTypes['NeighbourConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighbourEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Neighbour']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['Counts'], ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NeighbourEdgeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['NeighbourEdge'] = ResolversParentTypes['NeighbourEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Neighbour'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  startSync?: Resolver<ResolversTypes['Run'], ParentType, ContextType, Partial<MutationStartSyncArgs>>;
  cancelSync?: Resolver<ResolversTypes['Run'], ParentType, ContextType, RequireFields<MutationCancelSyncArgs, 'id'>>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type NodeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ZoomAccount' | 'ZoomApp' | 'ZoomGroup' | 'ZoomRecording' | 'ZoomRolePrivilege' | 'ZoomRole' | 'ZoomUser' | 'ResourceSet' | 'PseudoPrincipal' | 'OtherNode', ParentType, ContextType>;
};

export type AbsentFieldResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['AbsentField'] = ResolversParentTypes['AbsentField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['AbsenceReason'], ParentType, ContextType>;
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Missing']>, ParentType, ContextType>;
};

export type NeighbourResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Neighbour'] = ResolversParentTypes['Neighbour']> = {
  direction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  sections?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProofResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Proof'] = ResolversParentTypes['Proof']> = {
  principal?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  permission?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AccessState'], ParentType, ContextType>;
  bound?: Resolver<ResolversTypes['Bound'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['Origin'], ParentType, ContextType>;
  facts?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  spine?: Resolver<ReadonlyArray<ResolversTypes['ProofLink']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  catalogDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProofLinkResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ProofLink'] = ResolversParentTypes['ProofLink']> = {
  from?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  because?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  __resolveType: TypeResolveFn<'FactReason' | 'CatalogReason' | 'CoverageReason' | 'RuleReason', ParentType, ContextType>;
};

export type FactReasonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FactReason'] = ResolversParentTypes['FactReason']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogReasonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CatalogReason'] = ResolversParentTypes['CatalogReason']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  capability?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CoverageReasonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['CoverageReason'] = ResolversParentTypes['CoverageReason']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  extent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RuleReasonResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RuleReason'] = ResolversParentTypes['RuleReason']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunsArgs, 'first'>>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'ref'>>;
  search?: Resolver<ResolversTypes['NodeConnection'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'text' | 'first'>>;
  neighbours?: Resolver<ResolversTypes['NeighbourConnection'], ParentType, ContextType, RequireFields<QueryNeighboursArgs, 'ref' | 'first'>>;
  whoCan?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<QueryWhoCanArgs, 'resource' | 'extent' | 'expand' | 'first'>>;
  effectiveAccess?: Resolver<ResolversTypes['ResourceAccessConnection'], ParentType, ContextType, RequireFields<QueryEffectiveAccessArgs, 'principal' | 'targets' | 'first'>>;
  can?: Resolver<ResolversTypes['Decision'], ParentType, ContextType, RequireFields<QueryCanArgs, 'principal' | 'permission' | 'resource'>>;
  explain?: Resolver<ResolversTypes['ProofConnection'], ParentType, ContextType, RequireFields<QueryExplainArgs, 'principal' | 'permission' | 'resource' | 'first'>>;
  holders?: Resolver<ResolversTypes['PrincipalAccessConnection'], ParentType, ContextType, RequireFields<QueryHoldersArgs, 'entitlement' | 'first'>>;
};

export type StatusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Status'] = ResolversParentTypes['Status']> = {
  revision?: Resolver<Maybe<ResolversTypes['Revision']>, ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['Schedule']>, ParentType, ContextType>;
  store?: Resolver<ResolversTypes['StoreStatus'], ParentType, ContextType>;
  coverage?: Resolver<ReadonlyArray<ResolversTypes['SectionCoverage']>, ParentType, ContextType>;
  incomplete?: Resolver<ReadonlyArray<ResolversTypes['ExtentCoverage']>, ParentType, ContextType, RequireFields<StatusIncompleteArgs, 'first'>>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['KindCount']>, ParentType, ContextType>;
  unmapped?: Resolver<ReadonlyArray<ResolversTypes['UnmappedCode']>, ParentType, ContextType>;
  dangling?: Resolver<ReadonlyArray<ResolversTypes['Dangling']>, ParentType, ContextType>;
  disagreements?: Resolver<ReadonlyArray<ResolversTypes['Disagreement']>, ParentType, ContextType>;
  evaluatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StoreStatusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['StoreStatus'] = ResolversParentTypes['StoreStatus']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  applying?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  projection?: Resolver<Maybe<ResolversTypes['ProjectionStatus']>, ParentType, ContextType>;
  check?: Resolver<Maybe<ResolversTypes['StoreCheck']>, ParentType, ContextType>;
};

export type StoreCheckResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['StoreCheck'] = ResolversParentTypes['StoreCheck']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sound?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revisions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectionStatusResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ProjectionStatus'] = ResolversParentTypes['ProjectionStatus']> = {
  revision?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevisionResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Revision'] = ResolversParentTypes['Revision']> = {
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  catalogDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factsDigest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentDigest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['FactCounts'], ParentType, ContextType>;
};

export type FactCountsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['FactCounts'] = ResolversParentTypes['FactCounts']> = {
  facts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SectionCoverageResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SectionCoverage'] = ResolversParentTypes['SectionCoverage']> = {
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Missing']>, ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  extents?: Resolver<ResolversTypes['ExtentCounts'], ParentType, ContextType>;
};

export type ExtentCoverageResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ExtentCoverage'] = ResolversParentTypes['ExtentCoverage']> = {
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  extent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Missing']>, ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExtentCountsResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ExtentCounts'] = ResolversParentTypes['ExtentCounts']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KindCountResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['KindCount'] = ResolversParentTypes['KindCount']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnmappedCodeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['UnmappedCode'] = ResolversParentTypes['UnmappedCode']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DanglingResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Dangling'] = ResolversParentTypes['Dangling']> = {
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DisagreementResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Disagreement'] = ResolversParentTypes['Disagreement']> = {
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  saidBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  notSaidBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScheduleResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Schedule'] = ResolversParentTypes['Schedule']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RunResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  connection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['RunError']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sections?: Resolver<ReadonlyArray<ResolversTypes['SectionProgress']>, ParentType, ContextType>;
};

export type RunErrorResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['RunError'] = ResolversParentTypes['RunError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  help?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SectionProgressResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['SectionProgress'] = ResolversParentTypes['SectionProgress']> = {
  section?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  extents?: Resolver<ResolversTypes['ExtentProgress'], ParentType, ContextType>;
};

export type ExtentProgressResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ExtentProgress'] = ResolversParentTypes['ExtentProgress']> = {
  ended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ZoomAccountResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomAccount'] = ResolversParentTypes['ZoomAccount']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zoom_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomAppResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomApp'] = ResolversParentTypes['ZoomApp']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  app_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  installed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  approved?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  approval_type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approval_required?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  app_status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  app_type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  app_usage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  developer_type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  install_level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  app_scopes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomGroupResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomGroup'] = ResolversParentTypes['ZoomGroup']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zoom_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total_members?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomRecordingResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomRecording'] = ResolversParentTypes['ZoomRecording']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  meeting_uuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  meeting_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  host_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start_time?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  total_size?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recording_count?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  file_types?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  share_recording?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recording_authentication?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  authentication_name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  authentication_domains?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  has_passcode?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  viewer_download?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  on_demand?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  approval_type?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  show_social_share_buttons?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomRolePrivilegeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomRolePrivilege'] = ResolversParentTypes['ZoomRolePrivilege']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  privilege?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  restricted_to_groups?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  group_ids?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomRoleResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomRole'] = ResolversParentTypes['ZoomRole']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zoom_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total_members?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoomUserResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ZoomUser'] = ResolversParentTypes['ZoomUser']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zoom_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email_as_given?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  first_name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  last_name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  display_name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  is_active?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  verified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  plan_type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group_ids?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  created_at?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  last_login_time?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  last_sign_in_time?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employee_unique_id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timezone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResourceSetResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['ResourceSet'] = ResolversParentTypes['ResourceSet']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PseudoPrincipalResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['PseudoPrincipal'] = ResolversParentTypes['PseudoPrincipal']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OtherNodeResolvers<ContextType = ApiContext, ParentType extends ResolversParentTypes['OtherNode'] = ResolversParentTypes['OtherNode']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  absent?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AbsentField']>>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = ApiContext> = {
  Origin?: OriginResolvers<ContextType>;
  Access?: AccessResolvers<ContextType>;
  PrincipalAccess?: PrincipalAccessResolvers<ContextType>;
  ResourceAccess?: ResourceAccessResolvers<ContextType>;
  Decision?: DecisionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Counts?: CountsResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  Gap?: GapResolvers<ContextType>;
  Missing?: MissingResolvers<ContextType>;
  PrincipalAccessConnection?: PrincipalAccessConnectionResolvers<ContextType>;
  PrincipalAccessEdge?: PrincipalAccessEdgeResolvers<ContextType>;
  ResourceAccessConnection?: ResourceAccessConnectionResolvers<ContextType>;
  ResourceAccessEdge?: ResourceAccessEdgeResolvers<ContextType>;
  ProofConnection?: ProofConnectionResolvers<ContextType>;
  ProofEdge?: ProofEdgeResolvers<ContextType>;
  NodeConnection?: NodeConnectionResolvers<ContextType>;
  NodeEdge?: NodeEdgeResolvers<ContextType>;
  NeighbourConnection?: NeighbourConnectionResolvers<ContextType>;
  NeighbourEdge?: NeighbourEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  AbsentField?: AbsentFieldResolvers<ContextType>;
  Neighbour?: NeighbourResolvers<ContextType>;
  Proof?: ProofResolvers<ContextType>;
  ProofLink?: ProofLinkResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  FactReason?: FactReasonResolvers<ContextType>;
  CatalogReason?: CatalogReasonResolvers<ContextType>;
  CoverageReason?: CoverageReasonResolvers<ContextType>;
  RuleReason?: RuleReasonResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Status?: StatusResolvers<ContextType>;
  StoreStatus?: StoreStatusResolvers<ContextType>;
  StoreCheck?: StoreCheckResolvers<ContextType>;
  ProjectionStatus?: ProjectionStatusResolvers<ContextType>;
  Revision?: RevisionResolvers<ContextType>;
  FactCounts?: FactCountsResolvers<ContextType>;
  SectionCoverage?: SectionCoverageResolvers<ContextType>;
  ExtentCoverage?: ExtentCoverageResolvers<ContextType>;
  ExtentCounts?: ExtentCountsResolvers<ContextType>;
  KindCount?: KindCountResolvers<ContextType>;
  UnmappedCode?: UnmappedCodeResolvers<ContextType>;
  Dangling?: DanglingResolvers<ContextType>;
  Disagreement?: DisagreementResolvers<ContextType>;
  Schedule?: ScheduleResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunError?: RunErrorResolvers<ContextType>;
  SectionProgress?: SectionProgressResolvers<ContextType>;
  ExtentProgress?: ExtentProgressResolvers<ContextType>;
  ZoomAccount?: ZoomAccountResolvers<ContextType>;
  ZoomApp?: ZoomAppResolvers<ContextType>;
  ZoomGroup?: ZoomGroupResolvers<ContextType>;
  ZoomRecording?: ZoomRecordingResolvers<ContextType>;
  ZoomRolePrivilege?: ZoomRolePrivilegeResolvers<ContextType>;
  ZoomRole?: ZoomRoleResolvers<ContextType>;
  ZoomUser?: ZoomUserResolvers<ContextType>;
  ResourceSet?: ResourceSetResolvers<ContextType>;
  PseudoPrincipal?: PseudoPrincipalResolvers<ContextType>;
  OtherNode?: OtherNodeResolvers<ContextType>;
};

