// The groups with a node that privileges are limited to.
// Columns: key.
MATCH ()-[:SCOPED_TO]->(g:WhocanNode)
WHERE g.kind IS NOT NULL
RETURN DISTINCT g.key AS key
