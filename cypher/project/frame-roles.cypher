// The roles with a node, and those without one that somebody has.
// Columns: key, known (whether it has a node).
MATCH (role:ZoomRole)
RETURN role.key AS key, true AS known
  UNION ALL
MATCH (role:WhocanMissing)
WHERE EXISTS { (role)<-[:HAS_ROLE]-() }
RETURN role.key AS key, false AS known
