// Deletes relations of one type.
// $rows: list of {from, to, name}, the name null where the type says it. __TYPE__: the type.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row.from})
MATCH (to:WhocanNode {key: row.to})
MATCH (from)-[r:__TYPE__]->(to)
WHERE row.name IS NULL OR r.relation = row.name
DELETE r
