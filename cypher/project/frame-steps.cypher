// One step of what users and groups act as.
// $keys: list of keys of users and groups.
// Columns: from, relation, to.
UNWIND $keys AS key
MATCH (from:WhocanNode {key: key})-[r:MEMBER_OF|HAS_ROLE]->(to:WhocanNode)
RETURN from.key AS from, type(r) AS relation, to.key AS to
