// Deletes some of the nodes that no section describes and no relation leads to or from, once the projection's relations are deleted.
// $limit: how many at most.
// Columns: dropped (how many were deleted).
MATCH (n:ResourceSet|PseudoPrincipal|WhocanMissing)
WHERE NOT EXISTS { (n)--() }
WITH n
LIMIT $limit
DELETE n
RETURN count(*) AS dropped
