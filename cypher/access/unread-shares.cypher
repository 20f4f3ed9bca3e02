// Whether there is a recording of which nothing says how it is shared: the same for every question of a revision.
// Columns: unread.
// Profiled: at most 217 db hits on the demo account of 250 users.
OPTIONAL MATCH (recording:ZoomRecording)
WHERE recording.share_recording IS NULL
WITH recording
LIMIT 1
RETURN count(recording) > 0 AS unread
