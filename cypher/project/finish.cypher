// Marks the projection as ready.
// $writer: who built it; $frame: the digest of what the grants of roles and apps follow from.
MATCH (p:WhocanProjection {writer: $writer})
SET p.state = "ready", p.frame = $frame
REMOVE p.writer, p.step
