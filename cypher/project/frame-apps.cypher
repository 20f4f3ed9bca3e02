// The apps with their scopes, and the users that authorized them.
// Columns: key, scopes (null where not returned), authorizers (list of {key, status}).
MATCH (app:ZoomApp)
RETURN
  app.key AS key,
  app.app_scopes AS scopes,
  [(app)<-[:AUTHORIZED]-(u:ZoomUser) | {key: u.key, status: u.status} ] AS authorizers
