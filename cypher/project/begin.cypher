// Begins to build a projection, in place of any other that is there or is being built.
// $record: what the projection says of itself while it is built.
MERGE (p:WhocanProjection)
SET p = $record
