// Writes relations of one type whole, between nodes that are there.
// $rows: list of {from, to, properties}. __TYPE__: the type.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row.from})
MATCH (to:WhocanNode {key: row.to})
MERGE (from)-[r:__TYPE__]->(to)
SET r = row.properties
