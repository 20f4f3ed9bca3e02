// Nodes, the account's sets and the pseudo-principals whose name, e-mail, id or key contains a text, without case. It looks at every one of
// them: the graph has no index of parts of texts.
// $text: in lower case; $kinds: kinds of nodes, ResourceSet and PseudoPrincipal, empty for all; $after: the key to go on after, "" for none;
// $limit: how many. __LABELS__: labels that all of these kinds have one of.
// Columns: total, first (the first key of all, null where there is none), rows (keys), nodes (of these keys, whole).
// Profiled: at most 4462 db hits on the demo account of 250 users.
MATCH (n:__LABELS__)
WITH
  n,
  coalesce(
    n.kind,
    CASE
      WHEN n:PseudoPrincipal THEN "PseudoPrincipal"
      WHEN n:ResourceSet AND n.level = "account" THEN "ResourceSet"
    END
  ) AS kind
WHERE
  ($kinds = [] AND kind IS NOT NULL OR kind IN $kinds) AND
  any(text IN [n.key, n.id, n.name, n.email] WHERE toLower(text) CONTAINS $text)
WITH n.key AS key
ORDER BY key
WITH collect(key) AS keys
WITH keys, [key IN keys WHERE key > $after][0 .. $limit] AS rows
CALL (rows) {
  UNWIND rows AS key
  MATCH (n:WhocanNode {key: key})
  WHERE n.kind IS NOT NULL
  RETURN collect(n {.key, .kind, .name, facts: n._facts}) AS nodes
}
RETURN size(keys) AS total, keys[0] AS first, rows, nodes
