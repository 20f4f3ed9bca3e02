// Writes nodes of one kind; a placeholder under the key becomes the node.
// $rows: list of {key, properties}: without the key, null for those that a node has no more. __LABELS__: the kind's labels.
UNWIND $rows AS row
MERGE (n:WhocanNode {key: row.key})
SET n: __LABELS__
SET n += row.properties
REMOVE n: WhocanMissing
