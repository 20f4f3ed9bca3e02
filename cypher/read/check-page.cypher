// Nodes in the order of their keys with all that is native of them and of the relations that start there.
// $start: the first key; $limit: how many nodes. __TYPES__: the types of relations that are facts.
// Columns: key, labels, properties, relations (list of {type, to, properties}), apart (whether it has no relation at all).
MATCH (n:WhocanNode)
WHERE n.key >= $start
WITH n
ORDER BY n.key
LIMIT $limit
RETURN
  n.key AS key,
  labels(n) AS labels,
  properties(n) AS properties,
  COLLECT {
    MATCH (n)-[r:__TYPES__]->(to)
    RETURN {type: type(r), to: to.key, properties: properties(r)}
  } AS relations,
  NOT EXISTS { (n)--() } AS apart
