// Users by what they have and are in themselves, in the order of keys: all of them are found, then sorted.
// $carriers: keys of roles and groups; __TYPES__: the types of relations to them. $from: the first key that is wanted; $limit: how many.
// $status, $groups, $text: what chooses users, empty for all (text in lower case, keys of groups).
// Columns: users (list of {key, kind, properties, relations (to the carriers)}).
// Profiled: at most 1904 db hits on the demo account of 250 users.
UNWIND $carriers AS carrier
MATCH (:WhocanNode {key: carrier})<-[:__TYPES__]-(u:ZoomUser)
WHERE
  u.key >= $from AND
  ($status = [] OR coalesce(u.status, "active") IN $status) AND
  ($groups = [] OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text = "" OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
WITH DISTINCT u
ORDER BY u.key
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
