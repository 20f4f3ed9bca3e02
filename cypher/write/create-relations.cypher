// Creates relations of one type between nodes that are there.
// $rows: lists of the keys of both ends, the facts, then what is set of each, null where it has no value; $relation: the name of
// relations whose type does not say it, else null; $sections: who says them; $validFrom: the revision since which they are as they are.
// __TYPE__: the type. __RELATION_PROPERTIES__: what is set from each row.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row[0]})
MATCH (to:WhocanNode {key: row[1]})
CREATE (from)-[r:__TYPE__]->(to)
SET r.relation = $relation, r.sections = $sections, r.validFrom = $validFrom, __RELATION_PROPERTIES__
