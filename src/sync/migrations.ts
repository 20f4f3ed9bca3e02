export const RUNS_FILE = "runs.db";
/** "WCrn" in ASCII: the header of runs.db says that it is ours. */
export const RUNS_APPLICATION_ID = 0x5743726e;

/**
 * Everything in runs.db can be lost without losing a fact: runs and their extents are history and checkpoints, open
 * facts a cache of the store. `facts` of an extent is how many it said. `account` is the prefix of an account's keys, `zoom:<id>`. An extent's role is `read`, or
 * `own` for the row of a section that is read in extents, or `gone` for one whose subject does not exist any more.
 */
const FIRST = `
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection TEXT NOT NULL,
  account TEXT NOT NULL,
  selection TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  outcome TEXT NOT NULL,
  revision INTEGER,
  opened INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0,
  committing TEXT
) STRICT;
CREATE INDEX runs_of_connection ON runs (connection, id);

CREATE TABLE extents (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  section TEXT NOT NULL,
  extent TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  missing TEXT,
  role TEXT NOT NULL CHECK (role IN ('read', 'own', 'gone')),
  facts INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  read_at TEXT NOT NULL,
  PRIMARY KEY (run, section, extent)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  section TEXT NOT NULL,
  key TEXT NOT NULL,
  extent TEXT NOT NULL,
  kind TEXT,
  fingerprint TEXT NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (run, section, key, extent)
) STRICT;
CREATE INDEX staged_nodes ON staged (run, kind, key) WHERE kind IS NOT NULL;

CREATE TABLE delta (
  run INTEGER NOT NULL,
  change TEXT NOT NULL,
  key TEXT NOT NULL,
  section TEXT NOT NULL,
  seq INTEGER,
  PRIMARY KEY (run, change, key, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE open_facts (
  account TEXT NOT NULL,
  section TEXT NOT NULL,
  key TEXT NOT NULL,
  extent TEXT NOT NULL,
  kind TEXT,
  fingerprint TEXT NOT NULL,
  payload TEXT,
  UNIQUE (account, section, key)
) STRICT;
CREATE INDEX open_nodes ON open_facts (account, kind, key) WHERE kind IS NOT NULL;

CREATE TABLE open_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE reads (
  account TEXT NOT NULL,
  section TEXT NOT NULL,
  extent TEXT NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (account, section, extent)
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  connection TEXT PRIMARY KEY,
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  token TEXT NOT NULL,
  started TEXT NOT NULL,
  heartbeat TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** Why a run failed or is parked: JSON of its error's code, text and field. */
const ERRORS = "ALTER TABLE runs ADD COLUMN error TEXT";

/** Extents that ended before they were counted: how many facts they said is not known. */
const NOT_COUNTED = "UPDATE extents SET facts = -1";

/** Whether a run was parked once, so that it may be continued for longer. */
const PARKED = "ALTER TABLE runs ADD COLUMN parked INTEGER NOT NULL DEFAULT 0";

/** Requests of a UTC day that a pool of the provider's daily limits was drawn on for. */
const SPENT = `
CREATE TABLE spent (
  account TEXT NOT NULL,
  pool TEXT NOT NULL,
  day TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (account, pool, day)
) STRICT, WITHOUT ROWID;
`;

/**
 * A fact's payload is from now on what a store keeps of it, so that its fingerprint is checked without writing it anew. What was staged
 * before is read again, and the cache of open facts made again.
 */
const STORED_PAYLOADS = `
DELETE FROM staged;
DELETE FROM delta;
DELETE FROM extents WHERE run IN (SELECT id FROM runs WHERE outcome IN ('running', 'cancelled', 'failed', 'parked'));
DELETE FROM open_head;
`;

/** The version of the program that began a run: no other goes on with it. */
const BUILD = "ALTER TABLE runs ADD COLUMN build TEXT";

/**
 * Facts are staged as they come, and sorted when they are compared: to keep an index of all keys in order took as long as all else that
 * reading wrote. Of nodes, which are looked up meanwhile, there is one.
 */
const STAGED_AS_SAID = `
CREATE TABLE staged_as_said (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  section TEXT NOT NULL,
  key TEXT NOT NULL,
  extent TEXT NOT NULL,
  kind TEXT,
  fingerprint TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;
INSERT INTO staged_as_said SELECT seq, run, section, key, extent, kind, fingerprint, payload FROM staged ORDER BY seq;
DROP TABLE staged;
ALTER TABLE staged_as_said RENAME TO staged;
CREATE INDEX staged_nodes ON staged (run, key, kind) WHERE kind IS NOT NULL;
`;

/** Whether a run that goes on reads the extent again, as not all users were known that it named by their e-mails. */
const AGAIN = "ALTER TABLE extents ADD COLUMN again INTEGER NOT NULL DEFAULT 0";

export const RUNS_MIGRATIONS: readonly string[] = [
  ...[FIRST, ERRORS, NOT_COUNTED, PARKED, SPENT, STORED_PAYLOADS, BUILD],
  ...[STAGED_AS_SAID, AGAIN],
];
