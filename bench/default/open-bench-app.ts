import { type App, openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLogger } from "../../src/lib/logger.ts";

/** What questions go through in a server and in a command, over the data folder of a bench. */
export async function openBenchApp(directory: string): Promise<App> {
  const config = await loadConfig({ cwd: directory, env: { WHOCAN_DATA: directory } });
  return openApp(config, { logger: silentLogger });
}
