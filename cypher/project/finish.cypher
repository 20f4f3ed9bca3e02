// Marks the projection as ready.
// $writer: who built it.
MATCH (p:WhocanProjection {writer: $writer})
SET p.state = "ready"
REMOVE p.writer, p.step
