// Takes from nodes what made them one of a kind: what is left is a placeholder.
// $keys: list of keys. __LABELS__: all labels of kinds.
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})
SET n = {key: key}
SET n:WhocanMissing
REMOVE n:__LABELS__
