// The store's own record and one of its revisions.
// $at: the revision's number, null for the head.
// Columns: store (its properties), revision (its properties, null where there is none).
MATCH (s:WhocanStore)
OPTIONAL MATCH (r:WhocanRevision {number: coalesce($at, s.head)})
RETURN properties(s) AS store, properties(r) AS revision
