// Takes from nodes what made them one of a kind: what is left is a placeholder.
// $rows: list of keys; $nothing: null for every property that a node of some kind has, but for the key.
// __LABELS__: all labels of kinds.
UNWIND $rows AS key
MATCH (n:WhocanNode {key: key})
SET n += $nothing
SET n: WhocanMissing
REMOVE n: __LABELS__
