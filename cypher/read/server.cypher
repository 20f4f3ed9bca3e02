// What the server is, and what is in its database.
// Columns: name, version, nodes (all of them), ours (those that have a label of Whocan's).
CALL dbms.components() YIELD name, versions
WITH name, versions[0] AS version
LIMIT 1
RETURN
  name,
  version,
  COUNT { (n) } AS nodes,
  COUNT { (:WhocanNode) } +
  COUNT { (:WhocanPast) } +
  COUNT { (:WhocanRevision) } +
  COUNT { (:WhocanCoverage) } +
  COUNT { (:WhocanStore) } +
  COUNT {
  (:WhocanProjection)
  } AS ours
