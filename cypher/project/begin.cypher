// Begins to build a projection, in place of any other that is there or is being built.
// $stamp: properties of the projection's record while it is built.
MERGE (p:WhocanProjection)
SET p = $stamp
