// The privileges that roles hold, and the groups that they are limited to.
// Columns: role, privilege (keys), code, restricted (as the privilege's node has them), groups (list of keys).
MATCH (role:WhocanNode)-[:GRANTS]->(p:WhocanNode)
RETURN
  role.key AS role,
  p.key AS privilege,
  p.privilege AS code,
  p.restricted_to_groups AS restricted,
  [(p)-[:SCOPED_TO]->(g) | g.key ] AS groups
