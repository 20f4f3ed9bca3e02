// What facts were closed since a revision, of nodes and of the administration of groups.
// $since: the revision's number.
// Columns: key, type (node or relation).
MATCH (p:WhocanPast)
WHERE p.to > $since AND (p.type = "node" OR p.kind = "ADMIN_OF")
RETURN DISTINCT p.key AS key, p.type AS type
