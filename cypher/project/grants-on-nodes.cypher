// The grants of how recordings are shared.
// $keys: list of keys of recordings.
// Columns: holder, type, target, id.
UNWIND $keys AS key
MATCH
  (target:WhocanNode {key: key})<-[r:DataRead {origin: "share-link"}]-
  (holder:PseudoPrincipal)
RETURN holder.key AS holder, type(r) AS type, key AS target, r.id AS id
