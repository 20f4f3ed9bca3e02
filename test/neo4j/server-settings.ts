import type { Neo4jLine } from "./lines.ts";

export type Settings = Readonly<Record<string, string | number | boolean>>;

/** What every server of the tests is told, whatever runs it. */
export function commonSettings(line: Neo4jLine, pageCacheMb: number, auth: boolean): Settings {
  const quiet = { "server.fleet_discovery.enabled": false, "dbms.fleet_manager.enabled": false };
  return {
    "server.http.enabled": false,
    "server.https.enabled": false,
    "dbms.security.auth_enabled": auth,
    "server.memory.pagecache.size": `${pageCacheMb}m`,
    "dbms.usage_report.enabled": false,
    ...(line === "2026" ? quiet : {}),
    // 3 MB on disk at first, not 517.
    "db.tx_log.preallocate": false,
    "db.transaction.timeout": "120s",
    "db.lock.acquisition.timeout": "30s",
    "dbms.security.allow_csv_import_from_file_urls": false,
    // SIGTERM ends it in 0.3 s, not in 10.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": 0,
  };
}
