// Who administers which group, and how many users that reaches. An administrator that Zoom names by an e-mail that no user has is there
// by its key.
// Columns: administrator (e-mail, or the key), group, members, permissions (what it gives, on the group and on its sets).
MATCH (who:WhocanNode)-[:ADMIN_OF]->(group:ZoomGroup)
MATCH (who)-[grant {origin: "group-admin", value: group.key}]->(:WhocanNode)
WITH who, group, type(grant) + " " + grant.class AS permission
ORDER BY permission
RETURN
  coalesce(who.email, who.key) AS administrator,
  group.name AS group,
  COUNT { (group)<-[:MEMBER_OF]-(:ZoomUser) } AS members,
  collect(DISTINCT permission) AS permissions
ORDER BY administrator, group
