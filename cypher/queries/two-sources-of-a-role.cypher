// Users whose two sources of a role disagree: Zoom names a role in the user's record, and users in the role's list. Whocan holds both.
// The list of the role Member (2) is never read.
// Columns: user (e-mail), role, saidBy (the sections that say it), otherRoles (what else the user has).
MATCH (user:ZoomUser)-[r:HAS_ROLE]->(role:ZoomRole)
WHERE role.zoom_id <> "2" AND size(r.sections) = 1 AND user.status = "active"
RETURN
  user.email AS user,
  role.name AS role,
  r.sections AS saidBy,
  COLLECT {
    MATCH (user)-[:HAS_ROLE]->(other:ZoomRole)
    WHERE other <> role
    RETURN other.name
    ORDER
    BY
    other.name
  } AS otherRoles
ORDER BY user, role
