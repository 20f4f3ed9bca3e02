// Makes placeholders for the ends of relations that have no node.
// $keys: list of keys.
UNWIND $keys AS key
MERGE (n:WhocanNode {key: key})
  ON CREATE SET n: WhocanMissing
