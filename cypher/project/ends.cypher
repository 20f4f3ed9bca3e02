// Makes placeholders for holders and targets of grants that have no node.
// $rows: list of keys.
// Columns: written (how many keys have a node now).
UNWIND $rows AS key
MERGE (n:WhocanNode {key: key})
  ON CREATE SET n: WhocanMissing
RETURN count(*) AS written
