// Privileges that are limited to groups, and to which. Without any group the privilege reaches nothing.
// Columns: role, privileges, groups (names).
MATCH
  (role:ZoomRole)-[:GRANTS]->(p:ZoomRolePrivilege {restricted_to_groups: true})
OPTIONAL MATCH (p)-[:SCOPED_TO]->(group:WhocanNode)
WITH role, p, coalesce(group.name, group.id) AS name
ORDER BY name
WITH role, p, collect(name) AS groups
ORDER BY p.privilege
RETURN role.name AS role, collect(p.privilege) AS privileges, groups
ORDER BY role, groups
