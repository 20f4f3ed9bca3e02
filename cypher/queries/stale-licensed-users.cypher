// Stale licensed users: active, paid for, and last signed in before a day. Whoever has no such time is not among them: it is unknown,
// not long ago. Asked by the names that Cartography's graph has too.
// $before: the day, such as 2026-08-01T00:00:00Z.
// Columns: id (the user's), email, lastLogin.
MATCH (user:ZoomUser {status: "active", type: 2})
WHERE user.last_login_time < datetime($before)
RETURN user.id AS id, user.email AS email, user.last_login_time AS lastLogin
ORDER BY lastLogin, id
