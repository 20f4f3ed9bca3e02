import { fromSource, type PathRule } from "../authoring.ts";

/** Reports and dashboards tell what people did: Data throughout. */
export const REPORT_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Meetings, Accounts", [
  { path: "/metrics", class: "Dashboard", as: "data" },
  { path: "/report", class: "Report", as: "data" },
  { path: "/report/activities", class: "AuditLog", as: "data" },
  { path: "/report/operationlogs", class: "AuditLog", as: "data" },
]);
