// Makes nodes resources of their account.
// $rows: list of keys; $account: the key of the account's node.
// Columns: written (how many).
MATCH (account:WhocanNode:ZoomAccount {key: $account})
UNWIND $rows AS key
MATCH (n:WhocanNode {key: key})
CREATE (account)-[:RESOURCE]->(n)
RETURN count(*) AS written
