// How many grants start at each of some nodes.
// $keys: list of keys. __TYPES__: the types of grants.
// Columns: key, held.
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})
WITH key, COUNT { (n)-[:__TYPES__]->() } AS held
WHERE held > 0
RETURN key, held
