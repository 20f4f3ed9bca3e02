// Whether there is a user that holds none of some roles and groups itself.
// $none: their keys; $everybody: whether every user has it for certain that is not dormant. $apart: keys of users that are not meant. $dormantToo: whether a dormant user counts, whatever it holds.
// $status, $groups, $text: what chooses users, empty for all (text in lower case, keys of groups).
// Columns: found.
// Profiled: at most 44 db hits on the demo account of 250 users.
MATCH (u:ZoomUser)
WHERE
  CASE
    WHEN coalesce(u.status, "active") <> "active" THEN $dormantToo
    ELSE
      NOT $everybody AND
      NOT EXISTS {
        (u)-[:HAS_ROLE|MEMBER_OF]->(sure)
        WHERE sure.key IN $none
      }
  END AND
  NOT u.key IN $apart AND
  ($status = [] OR coalesce(u.status, "active") IN $status) AND
  ($groups = [] OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text = "" OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
WITH u
LIMIT 1
RETURN count(u) > 0 AS found
