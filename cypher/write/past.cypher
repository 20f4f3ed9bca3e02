// Writes closed facts.
// $rows: list of their properties.
UNWIND $rows AS row
CREATE (p:WhocanPast)
SET p = row
