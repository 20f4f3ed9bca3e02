// What of a page of nodes is not linked as its kind is, and how its recordings are shared.
// $after, $last: the key before the page and its last; $sets: the key of the set by kind; $account: the key of the account's node, if it
// has one.
// Columns: unlinked (list of keys), shares (list of {holder, type, target, properties}).
MATCH (n:WhocanNode)
WHERE n.key > $after AND n.key <= $last
WITH
  n,
  CASE
    WHEN n.kind IS NULL OR $sets[n.kind] IS NULL THEN []
    ELSE [$sets[n.kind]]
  END AS sets,
  CASE
    WHEN n.kind IS NULL OR $account IS NULL OR n.key = $account THEN []
    ELSE [$account]
  END AS accounts
RETURN
  collect(
    CASE
      WHEN
        NOT n:ResourceSet AND
        COLLECT {
          MATCH (n)-[:PART_OF]->(set)
          RETURN set.key
        } <>
        sets
        THEN n.key
      WHEN
        COLLECT {
          MATCH (n)<-[:RESOURCE]-(account)
          RETURN account.key
        } <>
        accounts
        THEN n.key
    END
  ) AS unlinked,
  collect(
    COLLECT {
      MATCH (n)<-[r:DataRead {origin: "share-link"}]-(holder)
      RETURN
        {
          holder: holder.key,
          type: type(r),
          target: n.key,
          properties: properties(r)
        }
    }
  ) AS shares
