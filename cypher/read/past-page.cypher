// Closed facts in the order of key, section and beginning, from one of them on.
// $key, $section, $from: begin after this one; $end: the last key; $limit: how many.
// $opened: the latest revision that may have opened them; $closed: the earliest that may have closed them.
// Columns: key, section, type, payload, fingerprint, from, to.
MATCH (p:WhocanPast) USING INDEX p: WhocanPast (key)
WHERE
  p.key >= $key AND
  p.key <= $end AND
  (p.key > $key OR
    p.section > $section OR
    (p.section = $section AND p.from > $from)) AND
  p.from <= $opened AND
  p.to >= $closed
RETURN
  p.key AS key,
  p.section AS section,
  p.type AS type,
  p.payload AS payload,
  p.fingerprint AS fingerprint,
  p.from AS from,
  p.to AS to
ORDER BY p.key, p.section, p.from
LIMIT $limit
