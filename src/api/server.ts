import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import express from "express";
import type { Logger } from "../lib/logger.ts";
import type { ApiContext, ApiPorts } from "./context.ts";
import { type Exposure, LOOPBACK } from "./exposure.ts";
import { errorFormatter } from "./format-error.ts";
import { DEFAULT_LIMITS, type DocumentLimits } from "./guards/document-limits.ts";
import { listSizes } from "./guards/list-sizes.ts";
import { listen, makeServer, urlOf } from "./listen.ts";
import { Metrics } from "./metrics/metrics.ts";
import { resolvers } from "./resolvers/resolvers.ts";
import { guardRootFields } from "./resolvers/root-fields.ts";
import { addRoutes } from "./routes.ts";
import { readSchema } from "./schema.ts";
import { ServedRevision } from "./served-revision.ts";

/** Documents, and the body that they come in. */
export interface RequestLimits extends DocumentLimits {
  readonly maxBodyKb: number;
}

const DEFAULT_REQUEST_LIMITS: RequestLimits = { ...DEFAULT_LIMITS, maxBodyKb: 256 };

export interface ServerOptions {
  readonly ports: ApiPorts;
  /** By default the loopback address, without a token. */
  readonly exposure?: Exposure;
  /** 0 takes any free one. */
  readonly port: number;
  /** Looks for new revisions while nobody asks; otherwise only with each question. */
  readonly watch?: boolean;
  /** Most time that one request may take. */
  readonly deadlineMs: number;
  /** How much one request may ask for. */
  readonly limits?: RequestLimits;
  readonly logger: Logger;
  readonly version: string;
}

export interface RunningServer {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** Takes no new requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

/** Serves GraphQL, a page that explains it, probes and metrics. PORT_IN_USE; CONFIG_INVALID for where it cannot listen. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { ports, exposure = LOOPBACK, limits = DEFAULT_REQUEST_LIMITS, logger, version, deadlineMs } = options;
  const metrics = new Metrics(version);
  const served = new ServedRevision({
    engineAt: ports.engineAt,
    head: () => ports.head(),
    logger,
    onBuilt: (ms, failure) => metrics.built(ms, failure),
  });
  const app = express();
  const typeDefs = await readSchema();
  const httpServer = makeServer(app, exposure);
  const apollo = new ApolloServer<ApiContext>({
    typeDefs,
    resolvers: guardRootFields(resolvers, (question, outcome, ms) => metrics.question(question, outcome, ms)),
    introspection: true,
    csrfPrevention: true,
    // Asked for by its hash, a document would not be measured again with other variables.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.maxTokens },
    formatError: errorFormatter(logger),
    logger,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: deadlineMs }),
      ApolloServerPluginLandingPageDisabled(),
      // Each looks at every field of every answer; reporting begins by itself where the environment has APOLLO_KEY.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  try {
    await listen(httpServer, exposure.host, options.port);
  } catch (error) {
    await apollo.stop();
    throw error;
  }
  const url = urlOf(exposure.host, (httpServer.address() as AddressInfo).port, exposure);
  const sizes = listSizes(typeDefs);
  addRoutes(app, { ...options, limits, sizes, exposure, apollo, metrics, served, url });
  if (options.watch) served.start();
  return {
    url,
    close: async () => {
      served.stop();
      await apollo.stop();
    },
  };
}
