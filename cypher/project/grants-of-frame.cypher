// The grants of roles and apps, and what every member has on its own.
// __TYPES__: the types of grants.
// Columns: holder, type, target, id.
MATCH
  (holder:ZoomRole|ZoomApp|WhocanMissing|PseudoPrincipal)-[r:__TYPES__]->
  (target:WhocanNode)
WHERE r.origin IN ["built-in", "privilege", "scope", "ownership"]
RETURN holder.key AS holder, type(r) AS type, target.key AS target, r.id AS id
