// How many users there are at all.
// $status, $groups, $text: what chooses users, empty for all (text in lower case, keys of groups).
// Columns: users, dormant (how many of them are).
// Profiled: at most 501 db hits on the demo account of 250 users.
MATCH (u:ZoomUser)
WHERE
  ($status = [] OR coalesce(u.status, "active") IN $status) AND
  ($groups = [] OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text = "" OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
RETURN
  count(*) AS users,
  count(
    CASE
      WHEN u.status <> "active" THEN true
    END) AS dormant
