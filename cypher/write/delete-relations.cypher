// Deletes relations of one type. The subquery keeps the planner from walking all relations of one end.
// $rows: lists of the keys of both ends; $relation: the name of relations whose type does not say it, else null. __TYPE__: the type.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row[0]})
MATCH (to:WhocanNode {key: row[1]})
CALL (from, to) {
  MATCH (from)-[r:__TYPE__]->(to)
  WHERE $relation IS NULL OR r.relation = $relation
  RETURN r
}
DELETE r
