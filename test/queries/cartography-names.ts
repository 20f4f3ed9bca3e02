/** Names that the graph of Cartography's Zoom module has too, from its model files: properties by label. */
export const SHARED: Readonly<Record<string, readonly string[]>> = {
  ZoomAccount: [],
  ZoomUser: [
    ...["zoom_id", "email", "first_name", "last_name", "display_name", "department", "status", "type", "plan_type"],
    ...["role_id", "group_ids", "login_types", "created_at", "last_login_time"],
  ],
  ZoomGroup: ["zoom_id", "name", "total_members"],
  ZoomRole: ["zoom_id", "name", "description", "total_members"],
  ZoomRolePrivilege: ["privilege", "restricted_to_groups", "group_ids"],
  ZoomApp: [
    ...["app_id", "name", "installed", "approved", "approval_type", "approval_required", "app_status", "app_type"],
    ...["developer_type", "app_scopes"],
  ],
  ZoomRecording: [
    ...["meeting_uuid", "meeting_id", "host_id", "topic", "start_time", "duration", "total_size", "recording_count"],
    ...["file_types", "password_protected", "share_recording", "recording_authentication", "authentication_domains"],
    ...["on_demand", "approval_type", "viewer_download", "auto_delete", "auto_delete_date"],
  ],
};
export const ON_EVERY_NODE = ["id", "account_id"] as const;
export const SHARED_TYPES: readonly string[] = [
  ...["RESOURCE", "HAS_ROLE", "MEMBER_OF", "GRANTS", "SCOPED_TO", "HAS_SETTINGS", "HOSTED_BY", "RECORDED_FROM"],
];

/** What a statement names of a graph: it makes no maps of its own. */
export function namesIn(statement: string): {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly properties: readonly string[];
} {
  const text = statement.replaceAll(/"[^"]*"/g, '""');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const split = (names: readonly string[]) => [...new Set(names.flatMap((each) => each.split(/[:|&]/)))];
  return {
    labels: split(all(/\(\w*:([\w:|&]+)/g)),
    types: split(all(/\[\w*:([\w|]+)/g)),
    properties: [...new Set([...all(/\b[a-zA-Z]\w*\.(\w+)/g), ...all(/[{,]\s*(\w+):/g)])],
  };
}
