import { request } from "undici";
import { startServer } from "../src/api/server.ts";
import { silentLogger } from "../src/lib/logger.ts";
import { NO_DATA_PORTS } from "../test/api/ports.ts";
import { HOSTILE_DOCUMENTS } from "../test/hostile/documents.ts";

const ROUNDS = 5;

/** How long the server takes to refuse each family of hostile documents: the slowest of a family, the best of some rounds of each. */
export async function benchHostile(): Promise<void> {
  const server = await startServer({
    ports: NO_DATA_PORTS,
    port: 0,
    deadlineMs: 60_000,
    logger: silentLogger,
    version: "0",
  });
  const slowest = new Map<string, number>();
  for (const { name, body } of HOSTILE_DOCUMENTS) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const headers = { "content-type": "application/json" };
      const response = await request(`${server.url}/graphql`, { method: "POST", headers, body });
      await response.body.text();
      best = Math.min(best, performance.now() - started);
    }
    const family = name.replace(/ \d+$/, "");
    slowest.set(family, Math.max(slowest.get(family) ?? 0, best));
  }
  await server.close();
  for (const [family, ms] of slowest) console.log(`${family.padEnd(26)} ${ms.toFixed(1).padStart(6)} ms`);
}
