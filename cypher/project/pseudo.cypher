// Writes the pseudo-principals.
// $rows: list of their properties.
// Columns: written (how many).
UNWIND $rows AS row
CREATE (n:WhocanNode:PseudoPrincipal)
SET n = row
RETURN count(*) AS written
