// How sections were read, as of a revision.
// $sections: list of names; $at: the number of the revision.
// Columns: section, extent, payload.
UNWIND $sections AS section
MATCH (c:WhocanCoverage)
WHERE
  c.section = section AND
  c.extent >= "" AND
  c.from <= $at AND
  (c.to IS NULL OR c.to > $at)
RETURN c.section AS section, c.extent AS extent, c.payload AS payload
