// Gives sets other names.
// $rows: list of {key, name}.
UNWIND $rows AS row
MATCH (set:WhocanNode {key: row.key})
SET set.name = row.name
