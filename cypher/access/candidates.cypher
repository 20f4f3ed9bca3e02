// Nodes of one kind by an id: under a key, under one of some of Cartography's ids, or with it as Zoom's id.
// $key; $ids: list; $zoomId. __KIND__: the kind.
// Columns: found (list of {key, hasZoomId}).
// Profiled: at most 18 db hits on the demo account of 250 users.
CALL () {
  MATCH (n:WhocanNode {key: $key})
  WHERE n:__KIND__
  RETURN n
    UNION
  MATCH (n:__KIND__)
  WHERE n.id IN $ids
  RETURN n
    UNION
  MATCH (n:WhocanNode {zoom_id: $zoomId})
  WHERE n:__KIND__
  RETURN n
}
RETURN
  collect({key: n.key, hasZoomId: coalesce(n.zoom_id = $zoomId, false)}) AS found
