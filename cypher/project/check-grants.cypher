// All grants but those of how recordings are shared, which alone are of this type and origin.
// __TYPES__: the types of grants.
// Columns: holder, type, target, properties.
MATCH (holder:WhocanNode)-[r:__TYPES__]->(target:WhocanNode)
WHERE type(r) <> "DataRead" OR r.origin IS NULL OR r.origin <> "share-link"
RETURN
  holder.key AS holder,
  type(r) AS type,
  target.key AS target,
  properties(r) AS properties
