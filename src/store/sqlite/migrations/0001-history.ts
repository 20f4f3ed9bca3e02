/**
 * Facts and coverage as spans of revisions. Tables are clustered by what they are read by; the columns' BINARY collation
 * is byte order. `payload` is canonical JSON; digests and fingerprints are SHA-256 in hex. `head` repeats
 * the newest revision's digest in another page, so that a damaged list of revisions cannot pass for a shorter one.
 */
export const HISTORY = `
CREATE TABLE revisions (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  connection TEXT NOT NULL,
  account TEXT NOT NULL,
  catalog_digest TEXT NOT NULL,
  facts_digest TEXT NOT NULL,
  coverage_digest TEXT NOT NULL,
  delta_digest TEXT NOT NULL,
  digest TEXT NOT NULL,
  parent_digest TEXT,
  facts INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  closed INTEGER NOT NULL
) STRICT;
CREATE TABLE head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE facts (
  key TEXT NOT NULL,
  section TEXT NOT NULL,
  from_revision INTEGER NOT NULL,
  to_revision INTEGER,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (key, section, from_revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_opened ON facts (from_revision);
CREATE INDEX facts_closed ON facts (to_revision) WHERE to_revision IS NOT NULL;
CREATE TABLE coverage (
  section TEXT NOT NULL,
  extent TEXT NOT NULL,
  from_revision INTEGER NOT NULL,
  to_revision INTEGER,
  payload TEXT NOT NULL,
  PRIMARY KEY (section, extent, from_revision)
) STRICT, WITHOUT ROWID;
`;
