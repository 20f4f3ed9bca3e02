// Assigned roles with unrestricted edit privileges: somebody has the role, and it may change something in the whole account.
// Asked by the names that Cartography's graph has too.
// Columns: id (the role's), role (its name), privileges (what it may change), users (how many have it).
MATCH (role:ZoomRole)-[:GRANTS]->(p:ZoomRolePrivilege)
WHERE p.restricted_to_groups = false AND p.privilege ENDS WITH ":Edit"
WITH role, p
ORDER BY p.privilege
WITH
  role,
  collect(p.privilege) AS privileges,
  COUNT { (role)<-[:HAS_ROLE]-(:ZoomUser) } AS users
WHERE users > 0
RETURN role.id AS id, role.name AS role, privileges, users
ORDER BY role, id
