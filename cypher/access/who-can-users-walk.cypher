// Users in the order of keys, looked at one by one until enough are found: where most of them are in the answer, it is not sorted to be
// read. The second WITH keeps the order of the index, so that no more is read than is looked at.
// $from: the first key; $end: the key before which it ends; $limit: how many are wanted; $carriers: keys of roles and groups; __TYPES__: the types of
// relations to them; $everybody:
// whether users are wanted that have and are in none of these. $status, $groups, $text: what chooses users, empty for all (text in lower
// case, keys of groups).
// Columns: users (list of {key, kind, properties, relations (to the carriers)}).
// Profiled: at most 1241 db hits on the demo account of 250 users.
MATCH (u:WhocanNode)
WHERE u.key >= $from AND u.key < $end
WITH u
ORDER BY u.key
WHERE
  u:ZoomUser AND
  ($status = [] OR coalesce(u.status, "active") IN $status) AND
  ($groups = [] OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text = "" OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text)) AND
  ($everybody OR
    EXISTS {
      (u)-[:__TYPES__]->(held)
      WHERE held.key IN $carriers
    })
WITH u
LIMIT $limit
RETURN
  collect(
    u {
      .key,
      .kind,
      properties: u {.status},
      relations:
        COLLECT {
          MATCH (u)-[r:__TYPES__]->(held)
          WHERE held.key IN $carriers
          RETURN r {.sections, type: type(r), from: u.key, to: held.key}
        }
    }
  ) AS users
