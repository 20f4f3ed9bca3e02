// Writes rows of coverage that begin to hold.
// $rows: list of their properties.
UNWIND $rows AS row
CREATE (c:WhocanCoverage)
SET c = row
