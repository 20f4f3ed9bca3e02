import type { Express, RequestHandler } from "express";
import type { IdentifyCaller } from "./guards/token-guard.ts";
import type { ServedRevision } from "./served-revision.ts";

interface ProbeOptions {
  readonly version: string;
  readonly served: ServedRevision;
  readonly identify: IdentifyCaller;
}

/**
 * `/healthz` says that the process answers, `/readyz` that it can answer questions, else 503. Both are open; details are for those
 * alone who may ask questions.
 */
export function addProbes(app: Express, { version, served, identify }: ProbeOptions): void {
  const isKnown = async (request: Parameters<IdentifyCaller>[0]) =>
    (await identify(request).catch(() => undefined)) !== undefined;
  const alive: RequestHandler = async (request, response) => {
    response.json({ status: "ok", ...((await isKnown(request)) ? { version } : {}) });
  };
  const ready: RequestHandler = async (request, response) => {
    const [{ ready: isReady, ...details }, known] = await Promise.all([served.readiness(), isKnown(request)]);
    response.status(isReady ? 200 : 503).set("Cache-Control", "no-store");
    response.json({ status: isReady ? "ready" : "not ready", ...(known ? details : {}) });
  };
  app.get("/healthz", alive);
  app.get("/readyz", ready);
}
