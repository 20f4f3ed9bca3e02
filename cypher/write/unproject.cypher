// Forgets that there is a projection: what a delta in progress deleted comes back without what followed from it, so it is built anew.
MATCH (p:WhocanProjection)
DELETE p
