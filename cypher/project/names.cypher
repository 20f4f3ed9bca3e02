// The names of nodes, of those that have one.
// $keys: list of keys.
// Columns: key, name.
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})
WHERE n.name IS NOT NULL
RETURN key, n.name AS name
