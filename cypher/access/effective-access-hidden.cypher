// How many shared recordings are part of what a principal can read anyway.
// $values: in which ways they are shared; $hosts: keys of users whose recordings it can read; $groups: keys of groups whose members' it can read.
// Columns: hidden.
// Profiled: at most 17 db hits on the demo account of 250 users.
CALL () {
  UNWIND $hosts AS key
  MATCH (:WhocanNode {key: key})<-[:HOSTED_BY]-(recording)
  WHERE recording.share_recording IN $values
  RETURN count(DISTINCT recording) AS own
}
CALL () {
  UNWIND $groups AS key
  MATCH (group:WhocanNode {key: key})
  WITH collect(group) AS groups
  WHERE size(groups) > 0
  MATCH
    (:PseudoPrincipal)-[:DataRead {origin: "share-link"}]->
    (recording:ZoomRecording)-[:HOSTED_BY]->
    (host)
  WHERE
    recording.share_recording IN $values AND
    NOT EXISTS {
      MATCH (recording)-[:HOSTED_BY]->(one)
      WHERE one.key IN $hosts
    } AND
    any(group IN groups WHERE EXISTS { (host)-[:MEMBER_OF*1..]->(group) })
  RETURN count(DISTINCT recording) AS others
}
RETURN own + others AS hidden
