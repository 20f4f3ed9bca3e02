// Writes grants of one permission, or grants that may exist.
// $rows: list of {holder, target, properties}, keys of nodes. __TYPE__: the permission, or MAY_HOLD.
// Columns: written (how many).
UNWIND $rows AS row
MATCH (holder:WhocanNode {key: row.holder})
MATCH (target:WhocanNode {key: row.target})
CREATE (holder)-[r:__TYPE__]->(target)
SET r = row.properties
RETURN count(*) AS written
