// Apps of which nobody wrote down who authorized them, and what they may change or delete at most.
// Columns: app, developer, sets (names of what it may change or delete at most, by its scopes).
MATCH (app:ZoomApp)
WHERE NOT EXISTS { (app)<-[:AUTHORIZED]-(:ZoomUser) }
MATCH
  (app)-[:DataWrite|DataDelete|MetadataWrite|MetadataDelete]->(set:ResourceSet)
WITH app, set
ORDER BY set.name
RETURN
  app.name AS app,
  app.developer_type AS developer,
  collect(DISTINCT set.name) AS sets
ORDER BY app
