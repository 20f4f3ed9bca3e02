// What one revision closed of some keys.
// $keys: list of keys; $revision.
// Columns: key, section, fingerprint.
UNWIND $keys AS key
MATCH (p:WhocanPast {to: $revision, key: key}) USING INDEX p: WhocanPast (to, key)
RETURN key, p.section AS section, p.fingerprint AS fingerprint
