// What was not read: the sections, and the parts of them, that did not come to their end at the last reading. What they would say is
// missing from every answer of this page.
// Columns: section, status, extents (how many parts of it), example (one of them, empty for the section itself).
MATCH (row:WhocanCoverage)
WHERE row.to IS NULL AND row.status <> "complete"
RETURN
  row.section AS section,
  row.status AS status,
  count(*) AS extents,
  min(row.extent) AS example
ORDER BY section, status
