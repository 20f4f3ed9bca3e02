// The nodes of which a fact was opened since a revision.
// $since: the revision's number.
// Columns: key.
MATCH (n:WhocanNode)
WHERE n.validFrom > $since
RETURN n.key AS key
