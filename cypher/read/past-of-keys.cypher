// Closed facts of some keys that one revision closed.
// $keys: list of keys; $to: the revision.
// Columns: key, section, type, payload, fingerprint, from, to.
UNWIND $keys AS key
MATCH (p:WhocanPast {to: $to, key: key})
RETURN p.key AS key, p.section AS section, p.type AS type, p.payload AS payload, p.fingerprint AS fingerprint,
  p.from AS from, p.to AS to
