// Takes away the mark of a delta whose batches were taken out of the graph again, and counts that.
MATCH (s:WhocanStore)
SET s.undone = coalesce(s.undone, 0) + 1
REMOVE s.applying, s.batch, s.digest, s.writer, s.until
