// Why there may be more than is known, where it is Zoom that does not say: the same for every question of a revision.
// Columns: reasons (each once).
OPTIONAL MATCH ()-[grant:MAY_HOLD]->()
RETURN collect(DISTINCT grant.reason) AS reasons
