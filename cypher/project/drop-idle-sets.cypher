// Deletes the sets of groups and users that no grant leads to any more.
// __TYPES__: the types of grants.
MATCH (set:ResourceSet)
WHERE set.owner IS NOT NULL AND NOT EXISTS { (set)<-[:__TYPES__]-() }
DETACH DELETE set
