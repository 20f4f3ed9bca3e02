// The grants of users by the administration of groups.
// $rows: list of {user, group}, keys. __TYPES__: the types of grants.
// Columns: holder, type, target, id.
UNWIND $rows AS row
MATCH
  (holder:WhocanNode {key: row.user})-
    [r:__TYPES__ {origin: "group-admin", value: row.group}]->
  (target:WhocanNode)
RETURN holder.key AS holder, type(r) AS type, target.key AS target, r.id AS id
