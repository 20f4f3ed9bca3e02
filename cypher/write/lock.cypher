// Makes other writers of the store wait until the transaction ends, then reads its record.
// Columns: store (its properties), revision (the head's properties, null in an empty store), now (the server's clock, milliseconds).
MATCH (s:WhocanStore)
SET s.locked = true
REMOVE s.locked
WITH s
OPTIONAL MATCH (r:WhocanRevision {number: s.head})
RETURN properties(s) AS store, properties(r) AS revision, timestamp() AS now
