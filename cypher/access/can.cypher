// Whether, and by what, a principal has a permission on the whole of a resource: for can and explain.
// __PERMISSION__: the permission. $permission: the same as text.
// $principal, $resource: keys. $pseudo: keys of AccountMembers and Everyone, which every user acts as.
// $level: "node", or the level of the set that the resource is; $owner: whose set it is, else empty.
// $set: the account's set of the set's class, else empty; $setOfKind: that of a node, by its kind; $groupSet: that of groups.
// $nestedSets: account's sets of the classes whose things are in the sets of their owners' groups.
// $prefix: how many characters of a key name the account; $groups: how the keys of groups begin.
// Columns: nodes, relations, grants, owners (whose the resource is, where they are known): see src/engines/cypher/world-rows.ts;
// gaps (of what the principal may have beside the grants).
// Profiled: at most 1358 db hits on the demo account of 250 users.
OPTIONAL MATCH (principal:WhocanNode {key: $principal})
OPTIONAL MATCH (resource:WhocanNode {key: $resource})
OPTIONAL MATCH (setOwner:WhocanNode {key: $owner})
WITH
  principal,
  resource,
  CASE $level
    WHEN "own" THEN
        CASE
          WHEN principal:ZoomUser THEN principal
        END
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
  principal,
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
WITH
  *,
  [$resource, set] + [group IN belonging | set + substring(group.key, $prefix)] AS sets
WITH
  *,
  sets +
  CASE
    WHEN
      principal:ZoomUser AND set + substring($principal, $prefix) IN sets
      THEN [set + ":own"]
    ELSE []
  END AS targets
// What the principal acts as.
CALL (principal) {
  MATCH (principal)-[:MEMBER_OF|HAS_ROLE*0..]->(holder)
  RETURN collect(DISTINCT holder) AS acting
}
CALL (principal) {
  MATCH (holder:WhocanNode)
  WHERE principal:ZoomUser AND holder.key IN $pseudo
  RETURN collect(holder) AS followed
}
WITH *, acting + followed AS holders
CALL (holders, targets) {
  UNWIND targets AS key
  WITH DISTINCT key, holders
  MATCH (target:WhocanNode {key: key})
  UNWIND holders AS holder
  MATCH (holder)-[grant:__PERMISSION__]->(target)
  RETURN
    collect(
      grant {
        .*,
        permission: type(grant),
        holder: holder.key,
        target: target.key
      }
    ) AS grants
}
CALL (holders, targets) {
  UNWIND targets AS key
  MATCH (target:WhocanNode {key: key})
  UNWIND holders AS holder
  MATCH (holder)-[grant:MAY_HOLD {permission: $permission}]->(target)
  RETURN collect(DISTINCT grant.gap) AS gaps
}
// The relations that proofs may rest on: on the ways to holders and to groups, and under the grants.
CALL (acting, belonging) {
  UNWIND acting + belonging AS member
  WITH DISTINCT member
  MATCH (member)-[relation:MEMBER_OF|HAS_ROLE]->()
  RETURN collect(relation) AS ways
}
CALL (grants) {
  UNWIND grants AS grant
  UNWIND grant.facts AS fact
  WITH DISTINCT split(fact, "|") AS fact
  MATCH (from:WhocanNode {key: fact[0]})
  MATCH (to:WhocanNode {key: fact[2]})
  // Either may be a hub: so between both, and from neither.
  WITH from, fact, to
  MATCH
    (from)-[relation:GRANTS|SCOPED_TO|ADMIN_OF|AUTHORIZED|HAS_ROLE|MEMBER_OF]->
    (to)
  WHERE type(relation) = fact[1]
  RETURN collect(relation) AS evidence
}
WITH *, hostings + ways + evidence AS relations
CALL (principal, resource, owners, belonging, relations) {
  UNWIND
    [principal, resource] +
    owners +
    belonging +
    [relation IN relations | startNode(relation)] +
    [relation IN relations | endNode(relation)] AS node
  WITH DISTINCT node
  WHERE node.kind IS NOT NULL
  RETURN
    collect(
      node {
        .key,
        .kind,
        .name,
        properties: node {.status, .app_scopes, .share_recording}
      }
    ) AS nodes
}
RETURN
  nodes,
  [owner IN owners WHERE isGroup OR isUser | owner.key] AS owners,
  [
    relation IN relations
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations,
  grants,
  gaps
