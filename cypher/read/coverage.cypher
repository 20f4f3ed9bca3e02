// The rows of coverage that hold at a revision.
// $at: its number.
// Columns: section, extent, payload.
MATCH (c:WhocanCoverage)
WHERE c.from <= $at AND (c.to IS NULL OR c.to > $at)
RETURN c.section AS section, c.extent AS extent, c.payload AS payload
