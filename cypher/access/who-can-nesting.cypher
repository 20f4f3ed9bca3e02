// What groups, and ends of relations that no section describes, are in and have: groups in groups, and roles of groups.
// Columns: relations (list of {from, type, to, sections, leads (whether anything is in it, and so led on)}), nodes (of groups in these).
// Profiled: at most 466 db hits on the demo account of 250 users.
MATCH (from:ZoomGroup|WhocanMissing)-[r:MEMBER_OF|HAS_ROLE]->(to:WhocanNode)
WITH
  from,
  to,
  r {
    .sections,
    type: type(r),
    from: from.key,
    to: to.key,
    leads: EXISTS { (from)<-[:MEMBER_OF]-() }
  } AS relation
WITH
  collect(relation) AS relations,
  collect(DISTINCT from) + collect(DISTINCT to) AS ends
CALL (ends) {
  UNWIND ends AS node
  WITH DISTINCT node
  WHERE node:ZoomGroup
  RETURN collect(node {.key, .kind, .name}) AS nodes
}
RETURN relations, nodes
