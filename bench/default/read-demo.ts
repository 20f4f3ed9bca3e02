import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DemoProcess, type DemoProcessOptions, startDemoProcess } from "../../src/demo/process.ts";
import { cpuSeconds, startChild } from "../child.ts";
import type { ReadingFigures } from "./read-once.ts";

const READ_ONCE = fileURLToPath(new URL("./read-once.ts", import.meta.url));

/** A reading, and what the fake Zoom cost meanwhile, which is no part of reading a real account. */
export interface DemoReading extends ReadingFigures {
  readonly fakeCpuSeconds: number;
}

export interface DemoReader {
  /** Reads the account into the same folder once more. */
  read(): Promise<DemoReading>;
}

/** Serves a made-up account in a process of its own while it is read, each time in another one. */
export async function withDemo<Result>(
  options: DemoProcessOptions,
  { plan, share }: { readonly plan: string; readonly share: number },
  use: (reader: DemoReader) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "whocan-bench-"));
  const zoom = await startDemoProcess(options);
  try {
    return await use({ read: () => read(zoom, folder, plan, share) });
  } finally {
    await zoom.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(zoom: DemoProcess, folder: string, plan: string, share: number): Promise<DemoReading> {
  const before = cpuSeconds(zoom.pid);
  const child = await startChild(READ_ONCE, [folder, String(share)], {
    ZOOM_ACCOUNT_ID: zoom.accountId,
    ZOOM_CLIENT_ID: zoom.clientId,
    ZOOM_CLIENT_SECRET: zoom.clientSecret,
    ZOOM_API_URL: zoom.url,
    ZOOM_OAUTH_URL: zoom.oauthUrl,
    ZOOM_PLAN: plan,
    WHOCAN_RECORDING_SHARES: "1000000",
  });
  await child.close();
  const figures = JSON.parse(child.firstLine) as ReadingFigures;
  if (figures.incomplete.length > 0) throw new Error(`Not read completely: ${figures.incomplete.join(", ")}.`);
  return { ...figures, fakeCpuSeconds: cpuSeconds(zoom.pid) - before };
}
