// Makes nodes no resources of any account.
// $keys: list of keys.
UNWIND $keys AS key
MATCH (n:WhocanNode {key: key})<-[r:RESOURCE]-()
DELETE r
