// Notes what a delta that goes in several transactions has come to.
// $applying: the revision to be; $batch: batches that are in the graph, -1 while they are taken out again; $digest: of those batches;
// $writer: who is at work; $lease: milliseconds after which it counts as dead.
MATCH (s:WhocanStore)
SET
  s.applying = $applying,
  s.batch = $batch,
  s.digest = $digest,
  s.writer = $writer,
  s.until = timestamp() + $lease
