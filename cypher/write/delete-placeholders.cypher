// Deletes the placeholders among some nodes where no relation of a fact needs them any more.
// $rows: list of keys. __TYPES__: the types of relations that are facts.
UNWIND $rows AS key
MATCH (n:WhocanNode {key: key})
WHERE n:WhocanMissing AND NOT EXISTS { (n)-[:__TYPES__]-() }
DETACH DELETE n
