// One of the nodes that are not Whocan's, if there is any.
// Columns: labels.
MATCH (n)
WHERE
  NOT n:WhocanNode AND
  NOT n:WhocanPast AND
  NOT n:WhocanRevision AND
  NOT n:WhocanCoverage AND
  NOT n:WhocanStore AND
  NOT n:WhocanProjection
RETURN labels(n) AS labels
LIMIT 1
