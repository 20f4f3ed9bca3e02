/**
 * What is ended or hindered: `worker.ts sync` reads the account that the environment names into the current folder, `worker.ts migrate`
 * brings the file there to the newest version. Says as JSON how it went.
 */
import { toWhocanError } from "../../src/lib/errors.ts";
import { FakeClock } from "../sync/fake-clock.ts";
import { migrateFile } from "./many-steps.ts";

const WORK: Readonly<Record<string, () => Promise<void>>> = {
  async sync() {
    const { openApp } = await import("../../src/app.ts");
    const { loadConfig } = await import("../../src/config/load-config.ts");
    const { silentLogger } = await import("../../src/lib/logger.ts");
    const config = await loadConfig({ cwd: process.cwd(), env: process.env });
    const app = await openApp(config, { clock: new FakeClock(), logger: silentLogger });
    try {
      const [connection] = config.connections;
      if (connection !== undefined) await app.sync({ connection });
    } finally {
      await app.close();
    }
  },
  async migrate() {
    migrateFile(process.cwd());
  },
};

try {
  await WORK[process.argv[2] ?? ""]?.();
  process.stdout.write(JSON.stringify({ code: null }));
} catch (thrown) {
  const { code, message, help } = toWhocanError(thrown);
  process.stdout.write(JSON.stringify({ code, message, help, internal: toWhocanError(thrown).internal }));
}
