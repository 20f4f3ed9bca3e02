// Deletes the placeholders that nothing leads to or from any more.
MATCH (n:WhocanMissing)
WHERE NOT EXISTS { (n)--() }
DELETE n
