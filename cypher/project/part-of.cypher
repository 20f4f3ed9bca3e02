// Puts nodes into sets.
// $rows: list of {part, set}, keys of nodes.
// Columns: written (how many).
UNWIND $rows AS row
MATCH (part:WhocanNode {key: row.part})
MATCH (set:WhocanNode {key: row.set})
CREATE (part)-[:PART_OF]->(set)
RETURN count(*) AS written
