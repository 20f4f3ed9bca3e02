import { parseArgs } from "node:util";
import { WhocanError } from "../lib/errors.ts";
import { makeDemoAccount } from "./account/make-demo-account.ts";
import { announcementOf } from "./announcement.ts";
import { PLANS } from "./server/limits/published-limits.ts";
import type { LimitRules } from "./server/limits/rate-limits.ts";
import { startFakeZoom } from "./server/start-fake-zoom.ts";

const HOW = {
  args: process.argv.slice(2),
  options: {
    seed: { type: "string" },
    users: { type: "string" },
    port: { type: "string" },
    now: { type: "string" },
    limits: { type: "string" },
    times: { type: "string" },
    tokenLife: { type: "string" },
  },
} as const;

/**
 * Serves a demo account until SIGTERM, Ctrl-C at a terminal of its own, or until standard input ends, which happens when the parent dies.
 * Prints one line of JSON when it is ready to be asked.
 */
async function main(): Promise<void> {
  const { values } = parseArgs(HOW);
  const account = makeDemoAccount({
    seed: Number(values.seed ?? 1),
    users: Number(values.users ?? 250),
    now: values.now ?? new Date().toISOString(),
  });
  const zoom = await startFakeZoom(account, {
    port: Number(values.port ?? 0),
    limits: limitsOf(values),
    tokenLifeSeconds: Number(values.tokenLife ?? 3600),
  });
  const end = () => {
    process.stdin.destroy();
    void zoom.close();
  };
  process.once("SIGTERM", end);
  // Ctrl-C reaches a parent and us at once: the parent ends us when it needs us no more.
  process.on("SIGINT", () => {
    if (process.stdin.isTTY) end();
  });
  process.stdin.once("end", end).once("error", end).resume();
  process.stdout.write(`${JSON.stringify(announcementOf(zoom))}\n`);
}

function limitsOf({ limits, times }: { readonly limits?: string; readonly times?: string }): LimitRules | undefined {
  const plan = PLANS.find((each) => each === limits);
  if (limits !== undefined && plan === undefined) throw new Error(`--limits is one of ${PLANS.join(", ")}.`);
  return plan === undefined ? undefined : { plan, times: Number(times ?? 1) };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof WhocanError ? error.exitCode : 2;
}
