// Who is granted something on all of a class or on a part of it: for an account's set, of which anything of the class is a part.
// $set: its key; $class: the class; $permissions: those asked for; $groups: whether groups are of the class, which are granted themselves.
// __PERMISSIONS__: the types of all grants.
// Columns: nodes, relations, grants, owners: see src/engines/cypher/world-rows.ts; possible (grants that may exist).
// Profiled: at most 1525 db hits on the demo account of 250 users.
CALL () {
  MATCH (target:ResourceSet {class: $class})
  RETURN collect(target) AS sets
}
CALL () {
  MATCH (target:ZoomGroup|WhocanMissing)
  WHERE $groups
  RETURN collect(target) AS things
}
CALL (sets, things) {
  UNWIND sets + things AS target
  MATCH (target)<-[grant:__PERMISSIONS__]-(holder)
  WHERE type(grant) IN $permissions
  RETURN
    collect(
      grant {
        .*,
        permission: type(grant),
        holder: holder.key,
        target: target.key
      }
    ) AS grants,
    collect(DISTINCT holder) AS holders,
    collect(DISTINCT target) AS targets
}
CALL () {
  MATCH (:WhocanNode {key: $set})<-[grant:MAY_HOLD]-(holder)
  WHERE grant.permission IN $permissions
  RETURN
    collect(grant {.*, holder: holder.key, target: $set}) AS possible,
    collect(DISTINCT holder) AS possibleHolders
}
// The groups that hold the things of users to whom sets belong.
CALL (targets) {
  UNWIND [target IN targets WHERE target.level = "user"] AS set
  MATCH (owner:WhocanNode {key: set.owner})
  MATCH (owner)-[:MEMBER_OF*0..]->(group)
  RETURN collect(DISTINCT group) AS belonging
}
WITH *, holders + possibleHolders AS acting
CALL (acting, belonging) {
  UNWIND belonging + [principal IN acting WHERE principal:ZoomUser] AS member
  WITH DISTINCT member
  MATCH (member)-[relation:MEMBER_OF|HAS_ROLE]->()
  RETURN collect(relation) AS ways
}
CALL (acting, targets) {
  UNWIND acting + targets AS node
  WITH DISTINCT node
  WHERE node.kind IS NOT NULL
  RETURN
    collect(
      node {
        .key,
        .kind,
        .name,
        properties: node {.email, .status, .app_status, .developer_type}
      }
    ) AS nodes
}
RETURN
  nodes,
  [
    relation IN ways
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations,
  [target IN targets | coalesce(target.owner, target.key)] AS owners,
  grants,
  possible
