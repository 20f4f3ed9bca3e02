// How many recordings are shared in each way: the same for every question of a revision.
// Columns: shares (list of {value, count}).
// Profiled: at most 317 db hits on the demo account of 250 users.
MATCH
  (:PseudoPrincipal)-[grant:DataRead {origin: "share-link"}]->(:ZoomRecording)
WITH grant.value AS value, count(*) AS count
RETURN collect({value: value, count: count}) AS shares
