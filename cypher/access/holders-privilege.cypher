// Roles, and of their privileges those with some codes, with the groups that these are limited to.
// $codes: in lower case; it is enough that a code contains one of them.
// Columns: nodes (groups whole), relations (of a role without a node one that leads to it, so that it is known).
// Profiled: at most 777 db hits on the demo account of 250 users.
CALL () {
  MATCH (role:ZoomRole)
  RETURN collect(role) AS roles
}
CALL () {
  MATCH (role:WhocanMissing)
  WHERE EXISTS { (role)<-[:HAS_ROLE]-() }
  CALL (role) {
    MATCH (role)<-[has:HAS_ROLE]-()
    RETURN has
    LIMIT 1
  }
  RETURN collect(has) AS leading
}
CALL () {
  MATCH (privilege:ZoomRolePrivilege|WhocanMissing)
  WHERE
    privilege.privilege IS NULL OR
    any(code IN $codes WHERE toLower(privilege.privilege) CONTAINS code)
  MATCH (privilege)<-[grants:GRANTS]-()
  RETURN collect(DISTINCT privilege) AS privileges, collect(grants) AS granting
}
CALL (privileges) {
  UNWIND privileges AS privilege
  MATCH (privilege)-[scoped:SCOPED_TO]->(group)
  RETURN collect(scoped) AS limiting, collect(DISTINCT group) AS groups
}
WITH
  groups,
  roles + privileges AS nodes,
  leading + granting + limiting AS relations
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
