// Creates nodes of one kind under keys that nothing is under, not even a placeholder.
// $rows: lists of the key, the facts, then what is set of each, null where it has no value; $kind; $source; $validFrom: the revision
// since which they are as they are. __LABELS__: the kind's labels. __NODE_PROPERTIES__: what is set from each row.
UNWIND $rows AS row
CREATE (n:__LABELS__ {key: row[0]})
SET
  n.kind = $kind,
  n.source = $source,
  n.validFrom = $validFrom,
  n._facts = row[1],
   __NODE_PROPERTIES__
