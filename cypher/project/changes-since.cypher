// How many facts were opened and closed since a revision.
// $since: the revision's number.
// Columns: changes.
MATCH (r:WhocanRevision)
WHERE r.number > $since
RETURN sum(r.opened + r.closed) AS changes
