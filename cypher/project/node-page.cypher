// The end of the next page of nodes in the order of their keys, with its shared recordings.
// $after: the key to begin after; $limit: how many nodes.
// Columns: last (the page's last key, null where it is empty), nodes (how many of them are of facts), shares (list of {key, share}).
MATCH (n:WhocanNode)
WHERE n.key > $after
WITH n
ORDER BY n.key
LIMIT $limit
RETURN
  max(n.key) AS last,
  count(n.kind) AS nodes,
  collect(
    CASE
      WHEN
        n:ZoomRecording AND n.share_recording IN ["publicly", "internally"]
        THEN {key: n.key, share: n.share_recording}
    END
  ) AS shares
