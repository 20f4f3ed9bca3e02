// Deletes some of the relations that are not facts.
// $limit: how many at most. __TYPES__: the types of the projection's relations.
// Columns: dropped (how many were deleted).
MATCH ()-[r:__TYPES__]->()
WITH r
LIMIT $limit
DELETE r
RETURN count(*) AS dropped
