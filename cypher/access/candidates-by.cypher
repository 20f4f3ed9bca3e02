// Nodes of one kind that have a value as one of their properties.
// $value. __KIND__: the kind; __PROPERTY__: the property.
// Columns: keys.
// Profiled: at most 501 db hits on the demo account of 250 users.
MATCH (n:__KIND__ {__PROPERTY__: $value})
RETURN collect(n.key) AS keys
