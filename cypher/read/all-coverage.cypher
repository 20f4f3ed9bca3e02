// Every row of coverage there ever was.
// Columns: section, extent, payload, from, to.
MATCH (c:WhocanCoverage)
RETURN
  c.section AS section,
  c.extent AS extent,
  c.payload AS payload,
  c.from AS from,
  c.to AS to
