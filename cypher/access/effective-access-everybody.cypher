// What everybody may do with what is their own, and may have beside: the same for every user of a revision.
// $pseudo: keys of AccountMembers and Everyone; $ownSets: keys of the members' own sets of all classes.
// __PERMISSIONS__: the types of all grants.
// Columns: grants (see src/engines/cypher/world-rows.ts); possible (list of {holder, permission, class, gap}).
// Profiled: at most 2710 db hits on the demo account of 250 users.
CALL () {
  MATCH (holder:WhocanNode)
  WHERE holder.key IN $pseudo
  RETURN collect(holder) AS followed
}
// From the sets, since whom recordings are shared with has as many grants as there are such recordings.
CALL (followed) {
  UNWIND $ownSets AS key
  MATCH (target:WhocanNode {key: key})
  UNWIND followed AS holder
  WITH holder, target
  MATCH (holder)-[grant:__PERMISSIONS__]->(target)
  RETURN
    collect(
      [
        type(grant),
        holder.key,
        target.key,
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
    ) AS grants
}
CALL (followed) {
  UNWIND followed AS holder
  MATCH (holder)-[grant:MAY_HOLD]->()
  WITH DISTINCT
    holder.key AS holder,
    grant.permission AS permission,
    grant.class AS class,
    grant.gap AS gap
  RETURN
    collect({holder: holder, permission: permission, class: class, gap: gap}) AS possible
}
RETURN grants, possible
