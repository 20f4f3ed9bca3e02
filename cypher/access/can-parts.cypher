// The grants of a principal that reach no more than a part of a set, and what says how their targets lie to the set: for can.
// __PERMISSION__: the permission. $class: the set's class.
// $level: "account", "group" or "user", the set's; $owner: the key of the group or user that it belongs to.
// $holders: keys of what the principal acts as; $pseudo: those of them of whose many grants only those on $own, the members' own, count;
// $known: keys of targets that are known already.
// $ofUsers: whether things of the class are in the sets of their owners' groups; $hosted: whether they are nodes with hosts.
// $firstMember: whether it matters if there is any user in the group.
// Columns: nodes, relations, grants, owners: see src/engines/cypher/world-rows.ts.
// Profiled: at most 6742 db hits on the demo account of 250 users.
OPTIONAL MATCH (whose:WhocanNode {key: $owner})
CALL (whose) {
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
  }
  WITH holder, grant, target, whose
  WHERE
    NOT target.key IN $known AND
    ($level = "account" OR
      target:ResourceSet OR
      target = whose OR
      EXISTS {
      (target)-[:HOSTED_BY]->()-[:MEMBER_OF*0..]->(whose)
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
// Users that two groups have in common.
CALL (targets, whose) {
  UNWIND targets AS target
  WITH target, whose
  WHERE target.level = "group" AND $level = "group" AND $ofUsers
  MATCH (:WhocanNode {key: target.owner})<-[:MEMBER_OF*1..]-(user)
  WHERE EXISTS { (user)-[:MEMBER_OF*1..]->(whose) }
  RETURN collect(DISTINCT user) AS common
}
// Nodes with several hosts may be part of two sets that have nobody in common.
CALL (targets, whose) {
  UNWIND targets AS target
  WITH target, whose
  WHERE target.level IN ["group", "user"] AND $level <> "account" AND $hosted
  MATCH
    (:WhocanNode {key: target.owner})<-[:MEMBER_OF*0..]-
    ()<-[:HOSTED_BY]-
    (node)-[:HOSTED_BY]->
    (host)
  WHERE EXISTS { (host)-[:MEMBER_OF*0..]->(whose) }
  RETURN collect(DISTINCT node) AS hostedTwice
}
CALL (whose) {
  MATCH (whose)<-[:MEMBER_OF*1..]-(user:ZoomUser)
  WHERE $firstMember
  WITH user
  LIMIT 1
  RETURN collect(user) AS firstMember
}
WITH *, [target IN targets WHERE NOT target:ResourceSet] + hostedTwice AS things
CALL (things) {
  UNWIND things AS thing
  WITH DISTINCT thing
  MATCH (thing)-[hosting:HOSTED_BY]->(host)
  RETURN collect(hosting) AS hostings, collect(DISTINCT host) AS hosts
}
CALL (owners, common, firstMember, hosts) {
  UNWIND owners + common + firstMember + hosts AS member
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
CALL (owners, common, firstMember) {
  UNWIND owners + common + firstMember AS owner
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
