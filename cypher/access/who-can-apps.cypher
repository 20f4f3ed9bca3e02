// Apps of which not all may have been read: those without scopes, or all.
// $all.
// Columns: apps.
// Profiled: at most 27 db hits on the demo account of 250 users.
MATCH (app:ZoomApp)
WHERE $all OR app.app_scopes IS NULL
RETURN
  collect(
    app {
      .key,
      .kind,
      .name,
      properties: app {.app_scopes, .app_status, .developer_type}
    }
  ) AS apps
