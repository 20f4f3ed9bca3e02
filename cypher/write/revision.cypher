// Writes a revision, makes it the head and takes away the mark of a delta in progress.
// $revision: its properties; $parent: the number of the one before, 0 for none.
MATCH (s:WhocanStore)
SET s.head = $revision.number, s.account = $revision.account
REMOVE s.applying, s.batch, s.digest, s.writer, s.until
CREATE (r:WhocanRevision)
SET r = $revision
WITH r
MATCH (older:WhocanRevision {number: $parent})
CREATE (older)-[:NEXT]->(r)
