import { arch, cpus, freemem, platform, release, totalmem } from "node:os";
import { TokenFolder } from "../../api/tokens/token-folder.ts";
import type { App } from "../../app.ts";
import { loadCatalog } from "../../catalog/catalog.ts";
import { toWhocanError } from "../../lib/errors.ts";
import { VERSION } from "../../lib/version.ts";
import { safeCheck } from "./safe-check.ts";
import { safeSettings } from "./safe-settings.ts";
import { recentErrors, safeRuns, safeStatus } from "./safe-status.ts";
import { sizesOf } from "./sizes.ts";
import type { TarFile } from "./tar.ts";

const RUNS = 50;

/**
 * The parts of a support bundle, a file each. Every part chooses what it shows; none shows a text that comes from the account, from
 * a provider or from whoever wrote the configuration. A part that cannot be made says the error's code.
 */
export async function collectParts(app: App, { check }: { readonly check: boolean }): Promise<readonly TarFile[]> {
  const { config, history } = app;
  const parts: Readonly<Record<string, () => unknown>> = {
    about: () => about(),
    settings: () => safeSettings(config),
    status: async () => safeStatus(await app.status(), loadCatalog()),
    runs: () => safeRuns(history.runs(undefined, RUNS)),
    errors: () => recentErrors(history.runs(undefined, RUNS)),
    sizes: () => sizesOf(config.data),
    tokens: async () => (await new TokenFolder(config.data).list()).map(({ may, createdAt }) => ({ may, createdAt })),
    ...(check ? { check: async () => safeCheck(await app.checkStore()) } : {}),
  };
  const files: TarFile[] = [];
  for (const [name, make] of Object.entries(parts)) {
    files.push({ name: `${name}.json`, content: `${JSON.stringify(await orCode(make), null, 2)}\n` });
  }
  return files;
}

function about(): unknown {
  return {
    madeAt: new Date().toISOString(),
    whocan: VERSION,
    catalog: loadCatalog().digest,
    node: process.versions.node,
    platform: { name: platform(), release: release(), arch: arch(), cpus: cpus().length },
    memory: { total: totalmem(), free: freemem() },
  };
}

async function orCode(make: () => unknown): Promise<unknown> {
  try {
    return await make();
  } catch (error) {
    return { error: toWhocanError(error).code };
  }
}
