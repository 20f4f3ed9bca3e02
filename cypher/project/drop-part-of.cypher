// Takes nodes out of the sets that they are part of.
// $keys: list of keys.
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})-[r:PART_OF]->()
DELETE r
