// Users in the order of keys, whatever they have and are in: where most of them are in the answer, it is not sorted to be read.
// $from: the first key; $end: the key before which it ends; $limit: how many keys are looked at; $carriers: keys of roles and groups.
// $status, $groups, $text: what chooses users, empty for all (text in lower case, keys of groups).
// Columns: users (list of {key, kind, properties, relations (to the carriers)} of those that are chosen), last (the last key
// that was looked at, null where none was), looked (how many were).
// Profiled: at most 1553 db hits on the demo account of 250 users.
MATCH (n:WhocanNode)
WHERE n.key >= $from AND n.key < $end
WITH n
ORDER BY n.key
LIMIT $limit
WITH collect(n) AS looked
CALL (looked) {
  UNWIND looked AS u
  WITH u
  WHERE
    u:ZoomUser AND
    ($status = [] OR coalesce(u.status, "active") IN $status) AND
    ($groups = [] OR
      EXISTS {
        (u)-[:MEMBER_OF]->(group)
        WHERE group.key IN $groups
      }) AND
    ($text = "" OR
      any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
  RETURN
    collect(
      u {
        .key,
        .kind,
        properties: u {.status},
        relations:
          COLLECT {
            MATCH (u)-[r:HAS_ROLE|MEMBER_OF]->(held)
            WHERE held.key IN $carriers
            RETURN r {.sections, type: type(r), from: u.key, to: held.key}
          }
      }
    ) AS users
}
RETURN users, size(looked) AS looked, looked[-1].key AS last
