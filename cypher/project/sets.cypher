// Writes sets of resources whole, each part of the account's set of its class.
// $rows: list of {whole, properties}, whole the key of the account's set.
// Columns: written (how many).
UNWIND $rows AS row
MERGE (n:WhocanNode {key: row.properties.key})
  ON CREATE SET n: ResourceSet
SET n = row.properties
WITH n, row
MATCH (whole:WhocanNode {key: row.whole})
CALL (n, whole) {
  WITH n, whole
  WHERE n <> whole
  MERGE (n)-[:PART_OF]->(whole)
}
RETURN count(*) AS written
