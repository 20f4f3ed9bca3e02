// Ends rows of coverage.
// $rows: list of {section, extent}; $revision: the one that ends them.
UNWIND $rows AS row
MATCH (c:WhocanCoverage {section: row.section, extent: row.extent})
WHERE c.to IS NULL
SET c.to = $revision
