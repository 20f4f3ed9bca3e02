// The sets of some groups and users, and what these are called now.
// $keys: list of keys of owners.
// Columns: key, name (the set's), owner, ownerName (null where it has none).
MATCH (set:ResourceSet)
WHERE set.owner IN $keys
OPTIONAL MATCH (owner:WhocanNode {key: set.owner})
RETURN
  set.key AS key,
  set.name AS name,
  set.owner AS owner,
  owner.name AS ownerName
