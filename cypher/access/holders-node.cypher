// A role, a group or one privilege of a role, with what makes it an entitlement: who has the role, or which roles have the privilege and
// for which groups.
// $key.
// Columns: nodes (groups whole), relations (of who has the role one).
// Profiled: at most 92 db hits on the demo account of 250 users.
OPTIONAL MATCH (n:WhocanNode {key: $key})
CALL (n) {
  MATCH (n)<-[has:HAS_ROLE]-()
  WITH has
  LIMIT 1
  RETURN collect(has) AS having
}
CALL (n) {
  OPTIONAL MATCH (n)<-[grants:GRANTS]-(role)
  RETURN collect(grants) AS granting, collect(DISTINCT role) AS roles
}
CALL (n) {
  OPTIONAL MATCH (n:ZoomRolePrivilege)-[scoped:SCOPED_TO]->(group)
  RETURN collect(scoped) AS limiting, collect(DISTINCT group) AS groups
}
WITH groups, [n] + roles AS nodes, having + granting + limiting AS relations
RETURN
  [
    node IN nodes
    WHERE node.kind IS NOT NULL
    | node {
      .key,
      .kind,
      .name,
      properties: node {.privilege, .restricted_to_groups}
    }
  ] +
  [
    node IN groups
    WHERE node.kind IS NOT NULL
    | node {.key, .kind, .name, facts: node._facts}
  ] AS nodes,
  [
    relation IN relations
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations
