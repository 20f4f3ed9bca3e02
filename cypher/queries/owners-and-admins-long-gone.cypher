// Owners and administrators who have not signed in since a day, or never: the two built-in roles, by their ids.
// $before: the day, such as 2026-08-01T00:00:00Z.
// Columns: user (e-mail), role, status, lastLogin (null: never, or not known).
MATCH (user:ZoomUser)-[:HAS_ROLE]->(role:ZoomRole)
WHERE
  role.zoom_id IN ["0", "1"] AND
  coalesce(user.last_login_time < datetime($before), true)
RETURN
  user.email AS user,
  role.name AS role,
  user.status AS status,
  user.last_login_time AS lastLogin
ORDER BY lastLogin, user, role
