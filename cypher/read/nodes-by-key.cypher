// What is there under some keys.
// $keys: list of keys.
// Columns: key, kind, facts (null where no section describes the node).
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})
RETURN key, n.kind AS kind, n._facts AS facts
