// One node, or whose set it is that a key names.
// $key; $owner: the key of whose set it is where the key is one of a group's or user's set, else empty.
// Columns: nodes (the node whole, the owner by name), owners (the key of the owner, or of a group without a node, where it is known).
// Profiled: at most 20 db hits on the demo account of 250 users.
OPTIONAL MATCH (n:WhocanNode {key: $key})
OPTIONAL MATCH (owner:WhocanNode {key: $owner})
WITH n, owner,
  CASE
    WHEN $owner = "" THEN n
    ELSE owner
  END AS whose
// Owners without a node are known by the relations of which they are an end.
CALL (whose) {
  RETURN
    whose:ZoomUser OR
    whose:ZoomGroup OR
    EXISTS { (whose)<-[:MEMBER_OF|ADMIN_OF|SCOPED_TO|HOSTED_BY]-() } OR
    EXISTS {
    (whose)-[:MEMBER_OF|ADMIN_OF]->()
    } AS isKnown
}
RETURN
  [
    node IN [n]
    WHERE node.kind IS NOT NULL
    | node {.key, .kind, .name, facts: node._facts}
  ] +
  [node IN [owner] WHERE node.kind IS NOT NULL | node {.key, .kind, .name}] AS nodes,
  [node IN [whose] WHERE isKnown | node.key] AS owners
