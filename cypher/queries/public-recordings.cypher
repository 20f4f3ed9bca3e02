// Public recordings: whoever has the link can watch. Where the sharing of a recording was not read, it has no `share_recording` and is
// not among them. Asked by the names that Cartography's graph has too.
// Columns: id (the recording's), topic, started, host (e-mail).
MATCH (recording:ZoomRecording {share_recording: "publicly"})
OPTIONAL MATCH (recording)-[:HOSTED_BY]->(host:ZoomUser)
RETURN
  recording.id AS id,
  recording.topic AS topic,
  recording.start_time AS started,
  host.email AS host
ORDER BY id, host
