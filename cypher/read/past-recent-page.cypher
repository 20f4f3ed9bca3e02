// Closed facts that a revision had, found by when they were closed: few, if that was lately. In the order of key, section and
// beginning, from one of them on.
// $key, $section, $from: begin after this one; $end: the last key; $limit: how many.
// $opened: the latest revision that may have opened them; $closed: the earliest that may have closed them.
// Columns: key, section, type, payload, fingerprint, from, to.
MATCH (p:WhocanPast) USING INDEX p: WhocanPast (to, key)
WHERE
  p.to >= $closed AND
  p.key >= $key AND
  p.key <= $end AND
  (p.key > $key OR
    p.section > $section OR
    (p.section = $section AND p.from > $from)) AND
  p.from <= $opened
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
