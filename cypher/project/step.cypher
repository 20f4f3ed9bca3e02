// Makes other builders of the projection wait until the transaction ends, then counts one step of the build.
// $writer: who builds; $step: the number of the step.
// Columns: before (the step that was done last). No row where somebody else builds now.
MATCH (p:WhocanProjection {writer: $writer})
SET p.locked = true
REMOVE p.locked
WITH p, p.writer AS writer, p.step AS before
WHERE writer = $writer
SET p.step = $step
RETURN before
