// The relations of one type between pairs of nodes.
// $rows: list of {from, to}, keys of nodes. __TYPE__: the type.
// Columns: from, to, name (null where the type says it), facts.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row.from})
MATCH (to:WhocanNode {key: row.to})
MATCH (from)-[r:__TYPE__]->(to)
RETURN row.from AS from, row.to AS to, r.relation AS name, r._facts AS facts
