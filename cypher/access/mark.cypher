// What the graph holds now: which revision of the store, and what its projection was derived from. Every question reads it last.
// Columns: mark (null in it what is not there).
// Profiled: at most 13 db hits on the demo account of 250 users.
OPTIONAL MATCH (store:WhocanStore)
OPTIONAL MATCH (projection:WhocanProjection)
RETURN
  {
    head: store.head,
    applying: store.applying,
    state: projection.state,
    revision: projection.revision,
    catalogDigest: projection.catalogDigest,
    lacks: projection.lacks,
    rules: projection.rules,
    build: projection.build
  } AS mark
