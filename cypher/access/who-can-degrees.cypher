// Roles and groups that many have or are in directly.
// $least: how many are many.
// Columns: degrees (list of {key, degree}).
// Profiled: at most 113 db hits on the demo account of 250 users.
MATCH (n:ZoomRole|ZoomGroup|WhocanMissing)
WITH n, COUNT { (n)<-[:HAS_ROLE]-() } + COUNT { (n)<-[:MEMBER_OF]-() } AS degree
WHERE degree >= $least
RETURN collect({key: n.key, degree: degree}) AS degrees
