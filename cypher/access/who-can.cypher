// Who is granted something on a resource: the grants that reach the whole of it, with those who have them.
// $resource: its key. $permissions: those asked for.
// $level: "node", or the level of the set that the resource is; $owner: whose set it is, else empty.
// $set: the account's set of the set's class, else empty; $setOfKind: that of a node, by its kind; $groupSet: that of groups.
// $nestedSets: account's sets of the classes whose things are in the sets of their owners' groups.
// $prefix: how many characters of a key name the account; $groups: how the keys of groups begin.
// __PERMISSIONS__: the types of all grants.
// Columns: nodes, relations, grants, owners (whose the resource is, where they are known): see src/engines/cypher/world-rows.ts;
// possible (grants that may exist).
// Profiled: at most 1240 db hits on the demo account of 250 users.
OPTIONAL MATCH (resource:WhocanNode {key: $resource})
OPTIONAL MATCH (setOwner:WhocanNode {key: $owner})
WITH resource,
  CASE $level
    WHEN "node" THEN resource
    ELSE setOwner
  END AS whose
// Owners without a node are known by the relations of which they are an end.
CALL (whose) {
  RETURN
    whose:ZoomGroup OR
    EXISTS { (whose)<-[:MEMBER_OF|ADMIN_OF|SCOPED_TO]-() } OR
    (whose.key STARTS WITH $groups AND
      EXISTS {
      (whose)-[:MEMBER_OF|ADMIN_OF]->()
      }) AS isGroup,
    whose:ZoomUser OR
    EXISTS { (whose)<-[:HOSTED_BY]-() } OR
    (NOT whose.key STARTS WITH $groups AND
      EXISTS {
      (whose)-[:MEMBER_OF|ADMIN_OF]->()
      }) AS isUser
}
// Whom the resource belongs to: a user and a group to themselves, a recording to its hosts.
CALL (resource) {
  OPTIONAL MATCH (resource)-[hosting:HOSTED_BY]->(host)
  WHERE $level = "node"
  RETURN collect(host) AS hosts, collect(hosting) AS hostings
}
WITH
  resource,
  hostings,
  isGroup,
  isUser,
  CASE
    WHEN isGroup OR isUser THEN [whose]
    ELSE hosts
  END AS owners,
  CASE
    WHEN $set <> "" THEN $set
    ELSE
      coalesce($setOfKind[resource.kind],
        CASE
          WHEN isGroup THEN $groupSet
        END)
  END AS set
// The groups that hold its owners' things, through groups of groups.
CALL (owners, set) {
  UNWIND owners AS owner
  MATCH (owner)-[:MEMBER_OF*0..]->(group)
  WHERE $level <> "group" AND set IN $nestedSets OR group = owner
  RETURN collect(DISTINCT group) AS belonging
}
WITH *, set IN $nestedSets AND $level IN ["node", "user"] AS isOwned
WITH
  *,
  [$resource, set] +
  [group IN belonging | set + substring(group.key, $prefix)] +
  CASE
    WHEN isOwned THEN [set + ":own"]
    ELSE []
  END AS targets
CALL (targets) {
  UNWIND targets AS key
  WITH DISTINCT key
  MATCH (target:WhocanNode {key: key})
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
    collect(DISTINCT holder) AS holders
}
CALL (targets) {
  UNWIND targets AS key
  WITH DISTINCT key
  MATCH (target:WhocanNode {key: key})
  MATCH (target)<-[grant:MAY_HOLD]-(holder)
  WHERE grant.permission IN $permissions
  RETURN
    collect(grant {.*, holder: holder.key, target: target.key}) AS possible,
    collect(DISTINCT holder) AS possibleHolders
}
WITH
  *,
  holders + possibleHolders +
  CASE
    WHEN isOwned THEN owners
    ELSE []
  END AS acting
// The relations that proofs may rest on: from the resource to groups, and from users to what they act as.
CALL (resource, acting, belonging) {
  UNWIND
    belonging + [principal IN [resource] + acting WHERE principal:ZoomUser] AS
      member
  WITH DISTINCT member
  MATCH (member)-[relation:MEMBER_OF|HAS_ROLE]->()
  RETURN collect(relation) AS ways
}
CALL (resource, acting) {
  UNWIND [resource] + acting AS node
  WITH DISTINCT node
  WHERE node.kind IS NOT NULL
  RETURN
    collect(
      node {
        .key,
        .kind,
        .name,
        properties:
          node {.email, .status, .app_status, .developer_type, .share_recording}
      }
    ) AS nodes
}
RETURN
  nodes,
  [
    relation IN hostings + ways
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations,
  [owner IN owners WHERE isGroup OR isUser | owner.key] AS owners,
  grants,
  possible
