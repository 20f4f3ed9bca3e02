// All revisions, oldest first.
// Columns: revision (its properties).
MATCH (r:WhocanRevision)
RETURN properties(r) AS revision
ORDER BY r.number
