// Marks the projection as ready, by another mark than before: readers see that it was built meanwhile.
// $writer: who built it; $frame: the digest of what the grants of roles and apps follow from.
MATCH (p:WhocanProjection {writer: $writer})
SET p.state = "ready", p.frame = $frame, p.build = $writer
REMOVE p.writer, p.step
