// Deletes closed facts that are open again.
// $rows: list of {key, section}; $revision: the one that had closed them.
UNWIND $rows AS row
MATCH (p:WhocanPast {to: $revision, key: row.key}) USING INDEX p: WhocanPast (to, key)
WHERE p.section = row.section
DELETE p
