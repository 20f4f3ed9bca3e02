// Format 1: what keeps keys unique, and what finds facts and history. A kind that the model gains later gets its index in a file of
// its own. Each statement can run again.
CREATE CONSTRAINT whocan_node_key IF NOT EXISTS
FOR (n:WhocanNode)
REQUIRE n.key IS UNIQUE;

CREATE CONSTRAINT whocan_revision_number IF NOT EXISTS
FOR (r:WhocanRevision)
REQUIRE r.number IS UNIQUE;

CREATE CONSTRAINT whocan_store_id IF NOT EXISTS
FOR (s:WhocanStore)
REQUIRE s.id IS UNIQUE;

CREATE INDEX whocan_node_valid_from IF NOT EXISTS
FOR (n:WhocanNode)
ON (n.validFrom);

CREATE INDEX whocan_past_key IF NOT EXISTS
FOR (p:WhocanPast)
ON (p.key);

CREATE INDEX whocan_past_to IF NOT EXISTS
FOR (p:WhocanPast)
ON (p.to, p.key);

CREATE INDEX whocan_past_from IF NOT EXISTS
FOR (p:WhocanPast)
ON (p.from, p.key);

CREATE INDEX whocan_coverage_extent IF NOT EXISTS
FOR (c:WhocanCoverage)
ON (c.section, c.extent);

CREATE INDEX whocan_node_zoom_id IF NOT EXISTS
FOR (n:WhocanNode)
ON (n.zoom_id);

CREATE INDEX zoom_account_id IF NOT EXISTS
FOR (n:ZoomAccount)
ON (n.id);

CREATE INDEX zoom_app_id IF NOT EXISTS
FOR (n:ZoomApp)
ON (n.id);

CREATE INDEX zoom_group_id IF NOT EXISTS
FOR (n:ZoomGroup)
ON (n.id);

CREATE INDEX zoom_recording_id IF NOT EXISTS
FOR (n:ZoomRecording)
ON (n.id);

CREATE INDEX zoom_role_id IF NOT EXISTS
FOR (n:ZoomRole)
ON (n.id);

CREATE INDEX zoom_role_privilege_id IF NOT EXISTS
FOR (n:ZoomRolePrivilege)
ON (n.id);

CREATE INDEX zoom_user_id IF NOT EXISTS
FOR (n:ZoomUser)
ON (n.id);

CREATE INDEX zoom_user_email IF NOT EXISTS
FOR (n:ZoomUser)
ON (n.email);

CREATE INDEX zoom_user_status IF NOT EXISTS
FOR (n:ZoomUser)
ON (n.status);

CREATE INDEX zoom_recording_shared IF NOT EXISTS
FOR (n:ZoomRecording)
ON (n.share_recording, n.key);
