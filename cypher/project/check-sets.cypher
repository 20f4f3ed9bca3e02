// The sets of resources and the principals that stand for many, with what they are part of.
// Columns: key, labels, properties, wholes (list of keys).
MATCH (n:ResourceSet|PseudoPrincipal)
RETURN
  n.key AS key,
  labels(n) AS labels,
  properties(n) AS properties,
  COLLECT {
    MATCH (n)-[:PART_OF]->(whole)
    RETURN whole.key
  } AS wholes
