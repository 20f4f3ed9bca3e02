// Apps that may have a scope: those that say so, in any spelling of spaces, and those of which not all was read.
// $scope: trimmed; $all: whether any app may have scopes that were not read.
// Columns: apps (whole).
// Profiled: at most 27 db hits on the demo account of 250 users.
MATCH (app:ZoomApp)
WHERE
  $all OR
  app.app_scopes IS NULL OR
  any(scope IN app.app_scopes WHERE scope CONTAINS $scope)
RETURN collect(app {.key, .kind, .name, facts: app._facts}) AS apps
