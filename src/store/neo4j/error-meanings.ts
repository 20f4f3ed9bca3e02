import type { ErrorCode, ErrorDetails } from "../../lib/errors.ts";

/** What a failure of the driver or the server means. */
export interface Meaning extends Pick<ErrorDetails, "field" | "help" | "data"> {
  readonly code: ErrorCode;
  readonly message: string;
}
type Meanings = readonly (readonly [RegExp, Meaning])[];

const uri = { field: "neo4j.uri" } as const;
const password = { field: "neo4j.password" } as const;

/** By the server's status code (neo4j.com/docs/status-codes); the first that matches. Only what a client does wrong is in none. */
export const BY_STATUS: Meanings = [
  [
    /\.AuthenticationRateLimit$/,
    {
      code: "STORE_AUTH",
      message: "The Neo4j server refuses every sign-in of the user for some seconds, after several that were wrong.",
      ...password,
      help: "Check NEO4J_USER and NEO4J_PASSWORD, then wait a little.",
    },
  ],
  [
    /\.CredentialsExpired$/,
    {
      code: "STORE_AUTH",
      message: "The Neo4j server wants the user to have another password first.",
      ...password,
      help: "Change it by Neo4j's own tools, then set NEO4J_PASSWORD.",
    },
  ],
  [
    /\.Security\.Forbidden$|\.AccessMode$|ReadOnly|\.NotALeader$|\.Cluster\.Routing$/i,
    {
      code: "STORE_READ_ONLY",
      message: "The Neo4j server lets nobody, or not this user, write to the database.",
      field: "neo4j.user",
      help: "Use a user and a database that may be written; of a cluster, an address that begins with neo4j://.",
    },
  ],
  [/\.Security\./, { code: "STORE_AUTH", message: "The Neo4j server refuses the user or the password.", ...password }],
  [
    /\.LockAcquisitionTimeout$|\.DeadlockDetected$|\.LockClientStopped$/,
    { code: "STORE_LOCKED", message: "Somebody else holds what Whocan has to write in the Neo4j database.", ...uri },
  ],
  [
    /\.TransactionTimedOut|\.Terminated$/,
    { code: "DEADLINE", message: "The database ended the transaction: it took too long." },
  ],
  [
    /OutOfMemory/,
    {
      code: "STORE_FULL",
      message: "The transaction needs more memory than the Neo4j server gives to one.",
      ...uri,
      help: "Raise db.memory.transaction.max, dbms.memory.transaction.total.max or the heap of the server.",
      data: { limit: "memory" },
    },
  ],
  [
    /\.TransactionLogError$|\.TransactionCommitFailed$/,
    {
      code: "STORE_FULL",
      message: "The Neo4j server cannot write its files: as a rule its disk is full.",
      ...uri,
      help: "Free some space on the server's disk and restart the server; its log says more.",
      data: { limit: "disk" },
    },
  ],
  [
    /\.InvalidBookmark|\.BookmarkTimeout$/,
    {
      code: "STORE_CONFLICT",
      message: "The Neo4j server does not have what was committed last: it is another one, an older copy, or behind.",
      field: "neo4j.bookmarksFile",
      help: "Try again; where the server was replaced or restored, remove the file of bookmarks.",
    },
  ],
  [
    /\.DatabaseNotFound$/,
    {
      code: "STORE_UNREACHABLE",
      message: "The Neo4j server has no such database.",
      field: "neo4j.database",
      help: "Check NEO4J_DATABASE, or leave it out for the user's home database.",
    },
  ],
  [
    /\.DatabaseUnavailable$/,
    { code: "STORE_UNREACHABLE", message: "The Neo4j server does not serve the database now.", ...uri },
  ],
  // Whatever else the server says of itself is no defect of the work that was asked for, which may come through another time.
  [
    /^Neo\.TransientError\./,
    {
      code: "STORE_UNREACHABLE",
      message: "The Neo4j server cannot do now what it is asked.",
      ...uri,
      help: "Run it again; where that stays so, the server's log says why. What was committed stays.",
    },
  ],
  [
    /^Neo\.DatabaseError\./,
    {
      code: "STORE_IO",
      message: "The Neo4j server failed within.",
      ...uri,
      help: "Look at the server's log and its disk; run again when it works. What was committed stays.",
    },
  ],
  [/^(?!Neo\.)./, { code: "STORE_UNSUPPORTED", message: "What answers speaks Bolt, and is no Neo4j server.", ...uri }],
];

/** By what the driver says of a connection that it did not get, or lost; the first that matches. */
export const BY_MESSAGE: Meanings = [
  [
    /certificate|self[- ]signed|altnames/i,
    {
      code: "STORE_UNREACHABLE",
      message: "The Neo4j server's certificate is not one that is trusted here.",
      field: "neo4j.caFile",
      help: "Name the authority that signed it by NEO4J_CA_FILE, and the server by the name in its certificate.",
    },
  ],
  [
    /before secure TLS|wrong version number|SSL routines/,
    {
      code: "STORE_UNREACHABLE",
      message: "The Neo4j server does not answer in TLS.",
      ...uri,
      help: "Switch TLS for Bolt on at the server, or leave +s out of NEO4J_URI where nobody else listens.",
    },
  ],
  [
    /responded HTTP/,
    {
      code: "STORE_UNREACHABLE",
      message: "What answers there speaks HTTP.",
      ...uri,
      help: "Use the port of Bolt in NEO4J_URI: 7687, where the server has not been given another.",
    },
  ],
  [
    /Unknown Bolt protocol version/,
    { code: "STORE_UNSUPPORTED", message: "The server speaks no version of Bolt that Whocan speaks.", ...uri },
  ],
];

export const UNREACHABLE: Meaning = {
  code: "STORE_UNREACHABLE",
  message: "The Neo4j server cannot be reached, or the connection to it broke.",
  ...uri,
};

export const REFUSED: Meaning = { code: "INTERNAL", message: "The database refused what Whocan asked of it." };
