// Nodes with a fact that a revision opened or a later one.
// $revision; $limit: how many.
// Columns: key, kind, facts.
MATCH (n:WhocanNode)
WHERE n.validFrom >= $revision
RETURN n.key AS key, n.kind AS kind, n._facts AS facts
LIMIT $limit
