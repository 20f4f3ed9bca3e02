// The projection's own record.
// Columns: record (its properties).
MATCH (p:WhocanProjection)
RETURN properties(p) AS record
