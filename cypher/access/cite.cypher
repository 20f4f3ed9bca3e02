// The nodes and relations that answers name, by their keys.
// $shown: keys of nodes that are shown whole; $named: keys of nodes that are shown by their kinds and names.
// $facts: relations as [from, type, to].
// Columns: nodes, relations (see src/engines/cypher/world-rows.ts).
// Profiled: at most 888 db hits on the demo account of 250 users.
CALL () {
  MATCH (node:WhocanNode)
  WHERE node.key IN $named AND node.kind IS NOT NULL
  RETURN collect(node {.key, .kind, .name}) AS named
}
CALL () {
  MATCH (node:WhocanNode)
  WHERE node.key IN $shown AND node.kind IS NOT NULL
  RETURN collect(node {.key, .kind, .name, facts: node._facts}) AS shown
}
CALL () {
  UNWIND $facts AS fact
  MATCH (from:WhocanNode {key: fact[0]})
  MATCH (to:WhocanNode {key: fact[2]})
  // Either may be a hub: so between both, and from neither.
  WITH from, fact, to
  MATCH
    (from)-
      [relation:GRANTS
        |SCOPED_TO
        |ADMIN_OF
        |AUTHORIZED
        |HAS_ROLE
        |MEMBER_OF
        |HOSTED_BY]->
    (to)
  WHERE type(relation) = fact[1]
  RETURN
    collect(
      relation {.sections, type: type(relation), from: fact[0], to: fact[2]}
    ) AS relations
}
RETURN named + shown AS nodes, relations
