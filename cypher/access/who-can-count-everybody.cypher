// How many users there are at all.
// $status, $groups, $text: what chooses users, null for all (text in lower case, keys of groups).
// Columns: users, dormant (how many of them are).
MATCH (u:ZoomUser)
WHERE
  ($status IS NULL OR coalesce(u.status, "active") IN $status) AND
  ($groups IS NULL OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text IS NULL OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
RETURN
  count(*) AS users,
  count(
    CASE
      WHEN u.status <> "active" THEN true
    END) AS dormant
