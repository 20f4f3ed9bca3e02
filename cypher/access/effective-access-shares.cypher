// Shared recordings that are no part of what a principal can read anyway, in the order of keys.
// $holders: whom they are shared with; $values: in which ways; $after: the key after which they begin; $limit: how many.
// $hosts: keys of users whose recordings it can read; $groups: keys of groups whose members' it can read, with all
// groups that lead to them.
// Columns: nodes, relations, grants: see src/engines/cypher/world-rows.ts.
// Profiled: at most 2357 db hits on the demo account of 250 users.
CALL () {
  MATCH (group:WhocanNode)
  WHERE group.key IN $groups
  RETURN collect(group) AS groups
}
// One way of sharing after the other, each in the order of keys by the index of both.
CALL (groups) {
  UNWIND $values AS value
  CALL (groups, value) {
    MATCH (recording:ZoomRecording)
    WHERE recording.share_recording = value AND recording.key > $after
    WITH recording, groups
    ORDER BY recording.share_recording, recording.key
    WHERE
      NOT EXISTS {
        MATCH (recording)-[:HOSTED_BY]->(host)
        WHERE
          host.key IN $hosts OR
          EXISTS {
            (host)-[:MEMBER_OF]->(group)
            WHERE group IN groups
          }
      }
    RETURN recording
    LIMIT $limit
  }
  RETURN recording
}
WITH recording
ORDER BY recording.key
LIMIT $limit
WITH collect(recording) AS recordings
CALL (recordings) {
  UNWIND recordings AS recording
  MATCH (holder:PseudoPrincipal)-[grant:DataRead]->(recording)
  WHERE holder.key IN $holders
  RETURN
    collect(
      grant {
        .*,
        permission: type(grant),
        holder: holder.key,
        target: recording.key
      }
    ) AS grants
}
CALL (recordings) {
  UNWIND recordings AS recording
  MATCH (recording)-[hosting:HOSTED_BY]->(host)
  RETURN
    collect(
      hosting {
        .sections,
        type: type(hosting),
        from: recording.key,
        to: host.key
      }
    ) AS relations
}
RETURN
  [
    recording IN recordings
    | recording {.key, .kind, .name, facts: recording._facts}
  ] AS nodes,
  relations,
  grants
