// Some of the facts that a revision closed.
// $revision; $limit: how many.
// Columns: key, section, type, kind, payload, fingerprint, from, to.
MATCH (p:WhocanPast {to: $revision})
RETURN
  p.key AS key,
  p.section AS section,
  p.type AS type,
  p.kind AS kind,
  p.payload AS payload,
  p.fingerprint AS fingerprint,
  p.from AS from,
  p.to AS to
LIMIT $limit
