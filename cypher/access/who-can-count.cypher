// How many users there are by what they have and are in themselves, and by whether they are dormant.
// $carriers: list of {key, sort}, roles and groups that lead somewhere, equal sorts to the same; __TYPES__: the types of relations to them.
// $apart: the key of one that is counted on its own, empty for none; __TYPE__: the type of relations to it. $status, $groups, $text: what chooses users, empty for all (text in lower case, keys of groups).
// Columns: counted (list of {sorts, apart (whether they have that one too), dormant, users}).
// Profiled: at most 716 db hits on the demo account of 250 users.
OPTIONAL MATCH (apart:WhocanNode {key: $apart})
UNWIND $carriers AS carrier
MATCH (:WhocanNode {key: carrier.key})<-[:__TYPES__]-(u:ZoomUser)
WHERE
  ($status = [] OR coalesce(u.status, "active") IN $status) AND
  ($groups = [] OR
    EXISTS {
      (u)-[:MEMBER_OF]->(group)
      WHERE group.key IN $groups
    }) AND
  ($text = "" OR
    any(text IN [u.key, u.name, u.email] WHERE toLower(text) CONTAINS $text))
WITH apart, u, collect(DISTINCT carrier.sort) AS sorts
WITH
  sorts,
  EXISTS { (u)-[:__TYPE__]->(apart) } AS apart,
  coalesce(u.status, "active") <> "active" AS dormant
WITH sorts, apart, dormant, count(*) AS users
RETURN
  collect({sorts: sorts, apart: apart, dormant: dormant, users: users}) AS counted
