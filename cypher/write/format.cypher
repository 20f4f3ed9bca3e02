// Notes the format that the store has now; the first time it makes the store's own record.
// $format: the number of the schema's last step.
MERGE (s:WhocanStore {id: "whocan"})
  ON CREATE SET s.head = 0
SET s.format = $format
