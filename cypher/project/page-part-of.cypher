// Puts the nodes of a page into the account's sets.
// $after, $last: the key before the page and its last; $sets: the key of the set by kind.
MATCH (n:WhocanNode)
WHERE n.key > $after AND n.key <= $last AND n.kind IN keys($sets)
MATCH (set:WhocanNode {key: $sets[n.kind]})
CREATE (n)-[:PART_OF]->(set)
