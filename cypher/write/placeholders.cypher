// Makes placeholders for the ends of relations that have no node.
// $rows: list of keys.
UNWIND $rows AS key
MERGE (n:WhocanNode {key: key})
  ON CREATE SET n: WhocanMissing
