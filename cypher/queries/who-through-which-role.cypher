// Who can read all recordings, and through which role. For another question, name another permission and another class.
// Columns: user (e-mail), status, role, privileges (that open it), state (ACTIVE: it holds; UNKNOWN: the role was not read).
MATCH
  (user:ZoomUser)-[:HAS_ROLE]->
  (role:WhocanNode)-[grant:DataRead]->
  (:ResourceSet {class: "Recording", level: "account"})
WITH user, role, grant
ORDER BY grant.value
RETURN
  user.email AS user,
  user.status AS status,
  role.name AS role,
  collect(DISTINCT grant.value) AS privileges,
  grant.state AS state
ORDER BY user, role, state
