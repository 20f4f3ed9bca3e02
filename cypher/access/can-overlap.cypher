// What two sets of one class have in common of which neither contains the other: users that are in groups of both, and things with several
// hosts. All of $few are looked at, of $many only whether these are in them.
// $few, $many: keys of users, and of groups with all that lead to them. $ofUsers: whether users are sought; $hosted: whether things are.
// Columns: nodes, relations (of things all, of users those to these groups), owners (the users): see src/engines/cypher/world-rows.ts.
// Profiled: at most 655 db hits on the demo account of 250 users.
CALL () {
  MATCH (one:WhocanNode)
  WHERE one.key IN $few
  RETURN collect(one) AS few
}
CALL () {
  MATCH (one:WhocanNode)
  WHERE one.key IN $many
  RETURN collect(one) AS many
}
CALL (few, many) {
  UNWIND few AS group
  MATCH (group)<-[:MEMBER_OF]-(user)
  WHERE
    $ofUsers AND
    EXISTS {
      (user)-[:MEMBER_OF]->(other)
      WHERE other IN many
    }
  RETURN collect(DISTINCT user) AS users
}
// Nodes with several hosts may be part of two sets that have nobody in common.
CALL (few, many) {
  UNWIND few AS one
  MATCH (one)<-[:MEMBER_OF*0..1]-(host)
  WHERE $hosted
  WITH DISTINCT host, many
  MATCH (host)<-[:HOSTED_BY]-(thing)
  WHERE
    COUNT { (thing)-[:HOSTED_BY]->() } > 1 AND
    EXISTS {
      (thing)-[:HOSTED_BY]->()-[:MEMBER_OF*0..1]->(other)
      WHERE other IN many
    }
  RETURN collect(DISTINCT thing) AS things
}
CALL (users, few, many) {
  UNWIND users AS user
  MATCH (user)-[membership:MEMBER_OF]->(group)
  WHERE group IN few OR group IN many
  RETURN collect(membership) AS memberships
}
CALL (things) {
  UNWIND things AS thing
  MATCH (thing)-[hosting:HOSTED_BY]->(host)
  RETURN collect(hosting) AS hostings, collect(DISTINCT host) AS hosts
}
CALL (hosts) {
  UNWIND hosts AS host
  MATCH (host)-[:MEMBER_OF*0..]->(member)
  WITH DISTINCT member
  MATCH (member)-[membership:MEMBER_OF]->()
  RETURN collect(membership) AS ofHosts
}
RETURN
  [
    thing IN things
    WHERE thing.kind IS NOT NULL
    | thing {.key, .kind, .name, facts: thing._facts}
  ] +
  [user IN users WHERE user.kind IS NOT NULL | user {.key, .kind, .name}] AS nodes,
  [user IN users | user.key] AS owners,
  [
    relation IN memberships + hostings + ofHosts
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations
