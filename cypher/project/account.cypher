// The account's node, if it is there.
// $account: its key.
// Columns: kind (null where no section describes it), resources (whether it has any).
MATCH (account:WhocanNode {key: $account})
RETURN account.kind AS kind, EXISTS { (account)-[:RESOURCE]->() } AS resources
