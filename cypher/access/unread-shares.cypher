// Whether there is a recording of which it is not known how it is shared: the same for every question of a revision.
// $unread: keys whose sharing was not read to its end; $planned: whether those without coverage count as read; $listed: keys with coverage.
// Columns: unread.
// Profiled: at most 217 db hits on the demo account of 250 users.
OPTIONAL MATCH (recording:ZoomRecording)
WHERE
  recording.share_recording IS NULL OR
  recording.key IN $unread OR
  NOT ($planned OR recording.key IN $listed)
WITH recording
LIMIT 1
RETURN count(recording) > 0 AS unread
