// What changed between two revisions in who has which role: what ended is kept as WhocanPast, what began since says so itself. A relation
// that one section no longer says, while another does, is among both.
// $from, $to: numbers of the revisions.
// Columns: revision, change (ended or began), user, role (keys), saidBy (the section).
CALL () {
  MATCH (past:WhocanPast {kind: "HAS_ROLE"})
  WHERE past.to > $from AND past.to <= $to
  WITH past, split(past.key, "|HAS_ROLE|") AS ends
  RETURN
    past.to AS revision,
    "ended" AS change,
    ends[0] AS user,
    ends[1] AS role,
    past.section AS saidBy
    UNION ALL
  MATCH (user:WhocanNode)-[r:HAS_ROLE]->(role:WhocanNode)
  WHERE r.validFrom > $from AND r.validFrom <= $to
  UNWIND r.sections AS saidBy
  RETURN
    r.validFrom AS revision,
    "began" AS change,
    user.key AS user,
    role.key AS role,
    saidBy
}
RETURN revision, change, user, role, saidBy
ORDER BY revision, user, change DESC, role, saidBy
