// Writes sets of resources.
// $rows: list of their properties.
// Columns: written (how many).
UNWIND $rows AS row
CREATE (n:WhocanNode:ResourceSet)
SET n = row
RETURN count(*) AS written
