// Everything that one role grants: on which sets, by which privileges, and one of the things in Zoom that show it.
// $role: the role's name.
// Columns: set (its name), permissions, privileges (that open them), example (a capability of the catalog).
MATCH (:ZoomRole {name: $role})-[grant:!MAY_HOLD&!PART_OF]->(set:ResourceSet)
WITH set, type(grant) AS permission, grant
ORDER BY permission, grant.value
RETURN
  set.name AS set,
  collect(DISTINCT permission) AS permissions,
  collect(DISTINCT grant.value) AS privileges,
  min(grant.capability) AS example
ORDER BY set
