// How many nodes there are.
// Columns: nodes (all of them), ours (those that have a label of Whocan's).
RETURN
  COUNT { (n) } AS nodes,
  COUNT { (:WhocanNode) } +
  COUNT { (:WhocanPast) } +
  COUNT { (:WhocanRevision) } +
  COUNT { (:WhocanCoverage) } +
  COUNT { (:WhocanStore) } +
  COUNT {
  (:WhocanProjection)
  } AS ours
