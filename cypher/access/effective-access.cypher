// What a principal can act on: all grants of what it acts as, and what says how their targets lie to each other. What everybody may do with
// what is their own is the same for every user, and not in it.
// __PERMISSIONS__: the types of all grants. $principal: its key. $pseudo: keys of AccountMembers and Everyone, which every user acts as.
// $classes: of which classes; of every class where $anyClass. $permissions: of which permissions gaps are asked for.
// $links: whether recordings that are shared by links are wanted too.
// Columns: nodes, relations, grants, owners: see src/engines/cypher/world-rows.ts;
// gaps (of what the principal may have beside the grants, and everybody has not).
// Profiled: at most 8420 db hits on the demo account of 250 users.
OPTIONAL MATCH (principal:WhocanNode {key: $principal})
CALL (principal) {
  MATCH (principal)-[:MEMBER_OF|HAS_ROLE*0..]->(holder)
  WHERE NOT principal:PseudoPrincipal
  RETURN collect(DISTINCT holder) AS acting
}
CALL (principal) {
  MATCH (holder:WhocanNode)
  WHERE holder.key IN $pseudo AND (principal:ZoomUser OR holder = principal)
  RETURN collect(holder) AS followed
}
CALL (acting) {
  UNWIND acting AS holder
  MATCH (holder)-[grant:__PERMISSIONS__]->()
  WHERE $anyClass OR grant.class IN $classes
  RETURN collect(grant) AS held
}
CALL (followed) {
  UNWIND followed AS holder
  MATCH (holder)-[grant:DataRead {origin: "share-link"}]->(:ZoomRecording)
  WHERE $links
  RETURN collect(grant) AS links
}
CALL (acting) {
  UNWIND acting AS holder
  MATCH (holder)-[grant:MAY_HOLD]->()
  WHERE
    ($anyClass OR grant.class IN $classes) AND grant.permission IN $permissions
  RETURN collect(DISTINCT grant.gap) AS gaps
}
WITH *, held + links AS granted
CALL (granted) {
  UNWIND granted AS grant
  WITH DISTINCT endNode(grant) AS target
  RETURN collect(target) AS targets
}
CALL (targets) {
  UNWIND targets AS target
  MATCH (target)-[hosting:HOSTED_BY]->(host)
  RETURN collect(hosting) AS hostings, collect(DISTINCT host) AS hosts
}
// Of sets that belong to users, whose they are.
CALL (targets) {
  UNWIND targets AS target
  WITH DISTINCT target.owner AS key
  MATCH (owner:WhocanNode {key: key})
  RETURN collect(owner) AS owners
}
CALL (hosts, owners) {
  UNWIND hosts + owners AS owner
  MATCH (owner)-[:MEMBER_OF*0..]->(member)
  RETURN collect(DISTINCT member) AS belonging
}
CALL (acting, belonging) {
  UNWIND acting + belonging AS member
  WITH DISTINCT member
  MATCH (member)-[relation:MEMBER_OF|HAS_ROLE]->()
  RETURN collect(relation) AS ways
}
CALL (principal, targets) {
  UNWIND [principal] + [target IN targets WHERE NOT target:ResourceSet] AS node
  WITH DISTINCT node
  WHERE node.kind IS NOT NULL
  RETURN
    collect(node {.key, .kind, .name, properties: node {.status, .app_scopes}}) AS nodes
}
RETURN
  nodes,
  [owner IN owners | owner.key] AS owners,
  [
    relation IN hostings + ways
    | relation {
      .sections,
      type: type(relation),
      from: startNode(relation).key,
      to: endNode(relation).key
    }
  ] AS relations,
  [
    grant IN granted
    | [
      type(grant),
      startNode(grant).key,
      endNode(grant).key,
      grant.class,
      grant.origin,
      grant.value,
      grant.state,
      grant.bound,
      grant.facts,
      grant.capability,
      grant.capabilities,
      grant.rule,
      grant.unreadSection,
      grant.unreadExtent
    ]
  ] AS grants,
  gaps
