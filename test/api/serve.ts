import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Exposure, LOOPBACK } from "../../src/api/exposure.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/api/server.ts";
import { TokenBook } from "../../src/api/tokens/token-book.ts";
import { TokenFolder } from "../../src/api/tokens/token-folder.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { NO_DATA_PORTS } from "./ports.ts";

/** A data folder that the test leaves behind empty. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "whocan-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A server for one test, by default one that has nothing to answer from. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const common = { ports: NO_DATA_PORTS, port: 0, deadlineMs: 60_000, logger: silentLogger, version: "1.2.3" };
  const server = await startServer({ ...common, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** The exposure of a server on all addresses that demands one of the tokens of a new folder, or the given one. */
export async function beyondLoopback(
  configured?: string,
): Promise<{ readonly exposure: Exposure; readonly folder: string; readonly tokens: TokenFolder }> {
  const folder = await newFolder();
  const book = new TokenBook(new TokenFolder(folder), configured);
  return {
    exposure: { ...LOOPBACK, host: "0.0.0.0", allowedHosts: ["whocan.example"], tokens: book },
    folder,
    tokens: new TokenFolder(folder),
  };
}

/** The address by which this machine reaches a server on all addresses. */
export function reach({ url }: RunningServer): string {
  return url.replace("0.0.0.0", "127.0.0.1");
}
