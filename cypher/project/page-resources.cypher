// Makes the nodes of a page resources of their account, where it has a node.
// $after, $last: the key before the page and its last; $account: the key of the account's node.
MATCH (account:WhocanNode:ZoomAccount {key: $account})
MATCH (n:WhocanNode)
WHERE
  n.key > $after AND n.key <= $last AND n.kind IS NOT NULL AND n.key <> $account
CREATE (account)-[:RESOURCE]->(n)
