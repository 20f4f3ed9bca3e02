// Closed facts that one revision closed, in the order of key and section, from one of them on.
// $revision; $key, $section: begin after this one; $end: the last key; $limit: how many.
// Columns: key, section, type, payload, fingerprint, from, to.
MATCH (p:WhocanPast) USING INDEX p: WhocanPast (to, key)
WHERE
  p.to = $revision AND
  p.key >= $key AND
  p.key <= $end AND
  (p.key > $key OR p.section > $section)
RETURN
  p.key AS key,
  p.section AS section,
  p.type AS type,
  p.payload AS payload,
  p.fingerprint AS fingerprint,
  p.from AS from,
  p.to AS to
ORDER BY p.to, p.key, p.section
LIMIT $limit
