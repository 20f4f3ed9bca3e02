// How many dormant users have a role or are in a group themselves that so many have or are in that they are counted by its degree.
// $key: the role's or group's.
// Columns: dormant.
// Profiled: at most 215 db hits on the demo account of 250 users.
MATCH (most:WhocanNode {key: $key})
MATCH (u:ZoomUser)
WHERE
  (u.status < "active" OR u.status > "active") AND
  EXISTS {
  (u)-[:HAS_ROLE|MEMBER_OF]->(most)
  }
RETURN count(*) AS dormant
