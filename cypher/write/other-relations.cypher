// Writes relations that the model does not know whole, between nodes that are there.
// $rows: list of {from, to, properties}, the relation's name among the properties. __TYPE__: the type of all of them.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row.from})
MATCH (to:WhocanNode {key: row.to})
MERGE (from)-[r:__TYPE__ {relation: row.properties.relation}]->(to)
SET r = row.properties
