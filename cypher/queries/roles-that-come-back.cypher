// What would come back: users who are deactivated or only invited, and the roles that they would have on activation. Everybody's role
// Member (2) is left out.
// Columns: user (e-mail), status, role, permissions (how many pairs of a permission and a set the role opens).
MATCH (user:ZoomUser)-[:HAS_ROLE]->(role:ZoomRole)
WHERE user.status <> "active" AND role.zoom_id <> "2"
CALL (role) {
  MATCH (role)-[grant:!MAY_HOLD&!PART_OF]->(set:ResourceSet)
  RETURN count(DISTINCT type(grant) + set.key) AS permissions
}
RETURN user.email AS user, user.status AS status, role.name AS role, permissions
ORDER BY permissions DESC, user, role
