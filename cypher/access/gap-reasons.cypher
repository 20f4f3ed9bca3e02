// Why there may be more than is known, where it is Zoom that does not say: the same for every question of a revision.
// Columns: reasons (each once).
// Profiled: at most 11211 db hits on the demo account of 250 users.
OPTIONAL MATCH ()-[grant:MAY_HOLD {gap: "catalog"}]->()
RETURN collect(DISTINCT grant.reason) AS reasons
