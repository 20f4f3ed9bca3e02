import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import helmet from "helmet";
import { WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { ApiContext, ApiPorts } from "./context.ts";
import { errorFormatter } from "./format-error.ts";
import { LANDING_STYLE, landingPage } from "./landing-page.ts";
import { loopbackOnly } from "./loopback-only.ts";
import { requestSignal } from "./request-signal.ts";
import { resolvers } from "./resolvers/resolvers.ts";
import { readSchema } from "./schema.ts";

/** The only address that is bound: the API has no sign-in yet. */
const HOST = "127.0.0.1";
const MAX_BODY = "256kb";
const MAX_TOKENS = 4000;

export interface ServerOptions {
  readonly ports: ApiPorts;
  /** 0 takes any free one. */
  readonly port: number;
  /** Most time that one request may take. */
  readonly deadlineMs: number;
  readonly logger: Logger;
  readonly version: string;
}

export interface RunningServer {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** Takes no new requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

/** Serves GraphQL, a page that explains it, and a health check, on the loopback address. PORT_IN_USE. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = express();
  const httpServer = createServer(app);
  const apollo = new ApolloServer<ApiContext>({
    typeDefs: await readSchema(),
    resolvers,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: errorFormatter(options.logger),
    logger: options.logger,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: options.deadlineMs }),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  try {
    await listen(httpServer, options.port);
  } catch (error) {
    await apollo.stop();
    throw error;
  }
  const { port } = httpServer.address() as AddressInfo;
  const url = `http://${HOST}:${port}`;
  addRoutes(app, apollo, options, url);
  return { url, close: () => apollo.stop() };
}

function addRoutes(app: Express, apollo: ApolloServer<ApiContext>, options: ServerOptions, url: string): void {
  app.use(loopbackOnly);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.get("/", (_request, response) => void response.type("html").send(landingPage(url)));
  app.get("/style.css", (_request, response) => void response.type("css").send(LANDING_STYLE));
  app.get("/healthz", (_request, response) => void response.json({ status: "ok", version: options.version }));
  const context = async ({ res }: { req: Request; res: Response }) => requestContext(res, options);
  app.use("/graphql", express.json({ limit: MAX_BODY }), expressMiddleware(apollo, { context }));
  app.use(
    (_request, response) => void response.status(404).json(asGraphqlError("There is nothing here.", "NOT_FOUND")),
  );
  app.use(lastErrorHandler(options.logger));
}

/** The request ends with DEADLINE when its time is up, with CANCELLED when the client goes away. */
function requestContext(response: Response, { ports, deadlineMs }: ServerOptions): ApiContext {
  const { signal, cancel } = requestSignal(deadlineMs);
  response.once("close", cancel);
  return { engineAt: ports.engineAt, status: (each) => ports.status(each), signal };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === "EADDRINUSE";
      const text = inUse ? `Port ${port} is in use.` : `Port ${port} cannot be opened (${cause.code ?? "unknown"}).`;
      reject(new WhocanError(inUse ? "PORT_IN_USE" : "CONFIG_INVALID", text, { field: "serve.port", cause }));
    });
    server.listen(port, HOST, () => resolve());
  });
}

/** What body parsing refuses keeps its status; anything else is a defect, told without its text. */
function lastErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, _next) => {
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    if (status === 500) logger.error({ err: error }, "a request failed");
    const text = status === 413 ? `A request holds at most ${MAX_BODY}.` : "The request cannot be read.";
    response
      .status(status)
      .json(
        asGraphqlError(
          status === 500 ? "Something went wrong inside Whocan." : text,
          status === 500 ? "INTERNAL" : "BAD_REQUEST",
        ),
      );
  };
}

function asGraphqlError(message: string, code: string): { errors: readonly unknown[] } {
  return { errors: [{ message, extensions: { code } }] };
}
