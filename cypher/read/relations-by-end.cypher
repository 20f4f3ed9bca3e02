// The relations of one type between pairs of nodes. The subquery keeps the planner from walking all relations of one end.
// $rows: lists of the keys of both ends. __TYPE__: the type.
// Columns: from, to, name (null where the type says it), facts.
UNWIND $rows AS row
MATCH (from:WhocanNode {key: row[0]})
MATCH (to:WhocanNode {key: row[1]})
CALL (from, to) {
  MATCH (from)-[r:__TYPE__]->(to)
  RETURN r
}
RETURN row[0] AS from, row[1] AS to, r.relation AS name, r._facts AS facts
