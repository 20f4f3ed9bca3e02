// Relations with a fact that a revision opened or a later one.
// $revision; $limit: how many. __TYPES__: the types of relations that are facts.
// Columns: from, to, relation, facts.
MATCH (from:WhocanNode)-[r:__TYPES__]->(to:WhocanNode)
WHERE r.validFrom >= $revision
RETURN
  from.key AS from,
  to.key AS to,
  coalesce(r.relation, type(r)) AS relation,
  r._facts AS facts
LIMIT $limit
