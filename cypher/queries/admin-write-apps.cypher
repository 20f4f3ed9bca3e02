// Third-party apps with administrative write scopes: an app of somebody else's that was added to the account, and may change things
// of all its users. Asked by the names that Cartography's graph has too.
// Columns: id (the app's), app (its name), scopes (those that write).
MATCH (app:ZoomApp {installed: true, developer_type: "THIRD_PARTY"})
WITH
  app,
  [
    scope IN app.app_scopes
    WHERE
      scope ENDS WITH ":admin" AND
      split(scope, ":")[1] IN ["write", "create", "update", "delete"]
  ] AS scopes
WHERE size(scopes) > 0
RETURN app.id AS id, app.name AS app, scopes
ORDER BY app, id
