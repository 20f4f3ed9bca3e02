// What the server is, asked in words that older ones understand too, so that they can be refused by name.
// Columns: name, version.
CALL dbms.components() YIELD name, versions
WITH name, versions[0] AS version
LIMIT 1
RETURN name, version
