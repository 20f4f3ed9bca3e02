// Nodes in the order of their keys, each with the relations that start at it: facts as their sections said them, of what has one that
// a revision opened or a later one.
// $start: the first key; $limit: how many nodes; $revision. __TYPES__: the types of relations that are facts.
// Columns: key, facts (null where no section describes the node, or none anew), relations (lists of type, name, null where the type says
// it, the other end's key and the facts).
MATCH (n:WhocanNode)
WHERE n.key >= $start
WITH n
ORDER BY n.key
LIMIT $limit
RETURN
  n.key AS key,
  CASE
    WHEN n.validFrom >= $revision THEN n._facts
  END AS facts,
  COLLECT {
    MATCH (n)-[r:__TYPES__]->(to)
    WHERE r.validFrom >= $revision
    RETURN [type(r), r.relation, to.key, r._facts]
  } AS relations
