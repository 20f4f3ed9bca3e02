// Who administers groups: all, or what may have changed since a revision.
// $since: the revision's number; $groups: list of keys of groups that may have lost their node.
// Columns: user, group (keys), known (whether the group has a node).
MATCH (user:WhocanNode)-[r:ADMIN_OF]->(group:WhocanNode)
WHERE r.validFrom > $since OR group.validFrom > $since OR group.key IN $groups
RETURN user.key AS user, group.key AS group, group.kind IS NOT NULL AS known
