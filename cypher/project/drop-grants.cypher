// Deletes grants of one permission, or grants that may exist.
// $rows: list of {holder, target, id}, keys of nodes. __TYPE__: the permission, or MAY_HOLD.
UNWIND $rows AS row
MATCH (holder:WhocanNode {key: row.holder})
MATCH (target:WhocanNode {key: row.target})
MATCH (holder)-[r:__TYPE__ {id: row.id}]->(target)
DELETE r
