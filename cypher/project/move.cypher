// Notes the revision that the projection is of now.
// $revision: its number; $frame: the digest of what the grants of roles and apps follow from.
MATCH (p:WhocanProjection)
SET p.revision = $revision, p.frame = $frame
