// What the projection has of some nodes, and what it should have follows from.
// $keys: list of keys.
// Columns: key, kind (null where no section describes the node), share (how a recording is shared), sets (list of keys of those that it
// is part of), resources (how many accounts it is a resource of).
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})
RETURN
  key,
  n.kind AS kind,
  CASE
    WHEN n:ZoomRecording THEN n.share_recording
  END AS share,
  [(n)-[:PART_OF]->(set) | set.key ] AS sets,
  COUNT { (n)<-[:RESOURCE]-() } AS resources
