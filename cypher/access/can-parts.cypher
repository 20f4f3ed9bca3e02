// The grants of a principal that reach no more than a part of a set, and what says how their targets lie to the set: for can.
// __PERMISSION__: the permission. $class: the set's class.
// $level: "account", "group" or "user", the set's. $ours: keys of the user that it belongs to, or of the group and all that lead to it.
// $holders: keys of what the principal acts as, whose grants are all looked at; $pseudo: those of whose many grants only those on $own count,
// the members' own, and those on what somebody of $hosts hosts: keys as in $ours, none where nothing else may be shared.
// $known: keys of targets that are known already.
// $firstMember: whether it matters if there is any user in the group.
// Columns: nodes, relations, grants, owners: see src/engines/cypher/world-rows.ts.
// Profiled: at most 6493 db hits on the demo account of 250 users.
CALL () {
  MATCH (one:WhocanNode)
  WHERE one.key IN $ours
  RETURN collect(one) AS ours
}
CALL (ours) {
  CALL () {
    UNWIND $holders AS key
    MATCH (holder:WhocanNode {key: key})
    MATCH (holder)-[grant:__PERMISSION__ {class: $class}]->(target)
    RETURN holder, grant, target
      UNION ALL
    MATCH (target:WhocanNode {key: $own})
    UNWIND $pseudo AS key
    MATCH (holder:WhocanNode {key: key})
    WITH holder, target
    MATCH (holder)-[grant:__PERMISSION__]->(target)
    RETURN holder, grant, target
      UNION ALL
    UNWIND $hosts AS key
    MATCH (:WhocanNode {key: key})<-[:MEMBER_OF*0..1]-(host)
    WITH DISTINCT host
    MATCH (host)<-[:HOSTED_BY]-(target)
    WITH DISTINCT target
    MATCH (target)<-[grant:__PERMISSION__]-(holder)
    WHERE holder.key IN $pseudo
    RETURN holder, grant, target
  }
  WITH holder, grant, target, ours
  WHERE
    NOT target.key IN $known AND
    ($level = "account" OR
      target:ResourceSet OR
      target IN ours OR
      EXISTS {
        (target)-[:HOSTED_BY]->()-[:MEMBER_OF*0..1]->(one)
        WHERE one IN ours
      })
  RETURN
    collect(
      grant {
        .*,
        permission: type(grant),
        holder: holder.key,
        target: target.key
      }
    ) AS grants,
    collect(DISTINCT target) AS targets
}
CALL (targets) {
  UNWIND targets AS target
  MATCH (owner:WhocanNode {key: target.owner})
  RETURN collect(DISTINCT owner) AS owners
}
CALL (ours) {
  UNWIND ours AS group
  MATCH (group)<-[:MEMBER_OF]-(user:ZoomUser)
  WHERE $firstMember
  WITH user
  LIMIT 1
  RETURN collect(user) AS firstMember
}
WITH *, [target IN targets WHERE NOT target:ResourceSet] AS things
CALL (things) {
  UNWIND things AS thing
  WITH DISTINCT thing
  MATCH (thing)-[hosting:HOSTED_BY]->(host)
  RETURN collect(hosting) AS hostings, collect(DISTINCT host) AS hosts
}
CALL (owners, firstMember, hosts) {
  UNWIND owners + firstMember + hosts AS member
  MATCH (member)-[:MEMBER_OF*0..]->(group)
  WITH DISTINCT group
  MATCH (group)-[membership:MEMBER_OF]->()
  RETURN collect(membership) AS memberships
}
CALL (things) {
  UNWIND things AS thing
  WITH DISTINCT thing
  WHERE thing.kind IS NOT NULL
  RETURN collect(thing {.key, .kind, .name, facts: thing._facts}) AS thingNodes
}
CALL (owners, firstMember) {
  UNWIND owners + firstMember AS owner
  WITH DISTINCT owner
  WHERE owner.kind IS NOT NULL
  RETURN collect(owner {.key, .kind, .name}) AS ownerNodes
}
RETURN
  thingNodes + ownerNodes AS nodes,
  [owner IN owners | owner.key] AS owners,
  [
    relation IN hostings + memberships
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations,
  grants
