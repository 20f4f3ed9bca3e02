// How many recordings there are, and how many of them are shared in each way: the same for every question of a revision.
// Columns: recordings, shares (list of {value, count}).
// Profiled: at most 106 db hits on the demo account of 250 users.
CALL () {
  MATCH (recording:ZoomRecording)
  RETURN count(recording) AS recordings
}
CALL () {
  MATCH
    (:PseudoPrincipal)-[grant:DataRead {origin: "share-link"}]->(:ZoomRecording)
  WITH grant.value AS value, count(*) AS count
  RETURN collect({value: value, count: count}) AS shares
}
RETURN recordings, shares
