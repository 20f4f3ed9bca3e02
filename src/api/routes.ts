import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import { WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { ApiContext, ApiPorts } from "./context.ts";
import { addExports, EXPORT_PATHS } from "./exports/add-exports.ts";
import { type Exposure, isLoopbackAddress } from "./exposure.ts";
import { answerError } from "./guards/answer-error.ts";
import { documentGuard } from "./guards/document-guard.ts";
import { type DocumentLimits, documentCheck } from "./guards/document-limits.ts";
import { hostGuard } from "./guards/host-guard.ts";
import type { ListSizes } from "./guards/list-sizes.ts";
import { callerOf, identifyBy, rightGuard, tokenGuard } from "./guards/token-guard.ts";
import { LANDING_STYLE, landingPage } from "./landing-page.ts";
import { MetricStates } from "./metrics/metric-state.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { addProbes } from "./probes.ts";
import { requestSignal } from "./request-signal.ts";
import type { ServedRevision } from "./served-revision.ts";

/** Paths that metrics tell apart. */
const PATHS = new Set(["/", "/style.css", "/healthz", "/readyz", "/metrics", "/graphql", ...EXPORT_PATHS]);

export interface RouteOptions {
  readonly ports: ApiPorts;
  readonly exposure: Exposure;
  readonly apollo: ApolloServer<ApiContext>;
  readonly metrics: Metrics;
  readonly served: ServedRevision;
  readonly logger: Logger;
  readonly version: string;
  readonly deadlineMs: number;
  readonly limits: DocumentLimits & { readonly maxBodyKb: number };
  /** Rows that fields return where a document does not say. */
  readonly sizes: ListSizes;
  readonly url: string;
}

/** All that a server answers. What comes first guards what comes after it. */
export function addRoutes(app: Express, options: RouteOptions): void {
  const { apollo, exposure, metrics, served, logger, ports, url } = options;
  const identify = identifyBy(exposure.tokens);
  const guardHosts = hostGuard(exposure.host, exposure.allowedHosts);
  app.disable("x-powered-by");
  // Nothing that is kept by clients: to hash each answer says nothing to anybody.
  app.disable("etag");
  app.use(countResponses(metrics));
  // Probes of an orchestrator name whatever address they know.
  if (isLoopbackAddress(exposure.host)) app.use(guardHosts);
  app.use(secureHeaders());
  addProbes(app, { ...options, identify });
  app.use(guardHosts);
  app.use(tokenGuard(identify, logger));
  app.get("/", (_request, response) => void response.type("html").send(landingPage(url)));
  app.get("/style.css", (_request, response) => void response.type("css").send(LANDING_STYLE));
  const states = new MetricStates(ports, served, logger);
  app.get("/metrics", rightGuard("metrics"), async (_request, response) => {
    response.set("Content-Type", metrics.contentType).send(await metrics.text(await states.current()));
  });
  addExports(app, options);
  const context = async ({ res }: { res: Response }) => requestContext(res, options);
  const { limits, sizes } = options;
  const guards = [express.json({ limit: `${limits.maxBodyKb}kb` }), documentGuard(documentCheck(limits, sizes))];
  app.use("/graphql", neverStored, ...guards, expressMiddleware(apollo, { context }));
  app.use((_request, response) => answerError(response, 404, { code: "NOT_FOUND", message: "There is nothing here." }));
  app.use(lastErrorHandler(logger, limits.maxBodyKb));
}

/** The request ends with DEADLINE when its time is up, with CANCELLED when the client goes away. */
function requestContext(response: Response, { ports, served, deadlineMs }: RouteOptions): ApiContext {
  const { signal, cancel, lift } = requestSignal(deadlineMs);
  // To cancel makes an error with its stack, which nobody sees once the answer is out.
  response.once("close", () => (response.writableFinished ? lift() : cancel()));
  return {
    engineAt: served.engineAt,
    status: async () => ports.status({ revision: await served.atHand(), signal }),
    runs: ports.runs,
    caller: callerOf(response),
    signal,
  };
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

function countResponses(metrics: Metrics): RequestHandler {
  return ({ path }, response, next) => {
    response.once("finish", () => metrics.response(PATHS.has(path) ? path : "other", response.statusCode));
    next();
  };
}

function secureHeaders(): RequestHandler {
  const none = ["'none'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        styleSrc: ["'self'"],
        baseUri: none,
        formAction: none,
        frameAncestors: none,
      },
    },
    strictTransportSecurity: false,
  });
}

/** What body parsing refuses keeps its status; anything else is a defect, told without its text. */
function lastErrorHandler(logger: Logger, maxBodyKb: number): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, _next) => {
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    if (status === 500) {
      logger.error({ err: error }, "a request failed");
      return answerError(response, 500, new WhocanError("INTERNAL", "Something went wrong inside Whocan."));
    }
    const text = status === 413 ? `A request holds at most ${maxBodyKb} KB.` : "The request cannot be read.";
    return answerError(response, status, { code: "BAD_REQUEST", message: text });
  };
}
