// Roles that nobody has, although they would open something: ready to be given, and seldom looked at.
// Columns: role, permissions (how many pairs of a permission and a set it opens), changes (whether it changes or deletes anything).
MATCH (role:ZoomRole)-[grant:!MAY_HOLD&!PART_OF]->(set:ResourceSet)
WHERE NOT EXISTS { (role)<-[:HAS_ROLE]-() }
RETURN
  role.name AS role,
  count(DISTINCT type(grant) + set.key) AS permissions,
  count(
    CASE
      WHEN type(grant) =~ ".*(Write|Create|Delete)" THEN 1
    END) > 0 AS changes
ORDER BY role
