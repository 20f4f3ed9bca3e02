import { toWhocanError } from "../../lib/errors.ts";
import type { AccountKeys } from "../../model/keys.ts";
import type { JsonClient } from "../../transport/json-client.ts";
import { wasReached } from "../../transport/network-error.ts";
import { type ExtentPlan, ExtentStop, type FactPage, type Section, type SectionContext } from "../source.ts";
import type { ZoomConnection } from "./connection.ts";
import type { FactContext, ZoomEndpoint } from "./endpoint.ts";
import { extentPages } from "./extent-pages.ts";
import { ExtentReader } from "./extent-reader.ts";
import { type Call, callOf, type OperationCatalog } from "./operations.ts";

/** What all sections of one session share. */
export interface SectionTools {
  readonly client: JsonClient;
  readonly catalog: OperationCatalog;
  readonly connection: ZoomConnection;
  readonly keys: AccountKeys;
  now(): Date;
}

/** An endpoint declaration as a section of the port. */
export function toSection(endpoint: ZoomEndpoint, tools: SectionTools): Section {
  const call = endpoint.operation === null ? null : callOf(tools.catalog, endpoint.operation);
  return {
    name: endpoint.section,
    description: endpoint.description,
    dependsOn: endpoint.dependsOn,
    ...(endpoint.looksUp === undefined ? {} : { looksUp: endpoint.looksUp }),
    emits: endpoint.emits,
    ...(endpoint.perRun === undefined ? {} : { perRun: endpoint.perRun(tools.connection) }),
    ...(endpoint.oneList === undefined ? {} : { oneList: endpoint.oneList }),
    plan: ({ known }) => {
      const extents = endpoint.extents({ known, connection: tools.connection, now: tools.now() });
      return extents.map((extent) => ({ extent }));
    },
    read: (plan, context) => readExtent(endpoint, call, plan, tools, context),
  };
}

async function* readExtent(
  endpoint: ZoomEndpoint,
  call: Call | null,
  plan: ExtentPlan,
  tools: SectionTools,
  context: SectionContext,
): AsyncGenerator<FactPage> {
  const factContext: FactContext = {
    section: endpoint.section,
    extent: plan.extent,
    keys: tools.keys,
    known: context.known,
    connection: tools.connection,
  };
  const reader = new ExtentReader(endpoint, factContext);
  const turnedOff = endpoint.turnedOff?.(plan.extent, tools.connection);
  if (turnedOff !== undefined) throw new ExtentStop("not-selected", turnedOff);
  const known = endpoint.beforehand?.(factContext) ?? [];
  if (known.length > 0) yield { facts: known, records: 0 };
  if (call === null) return;
  const request = endpoint.request(plan.extent, { connection: tools.connection, now: tools.now() });
  const { client } = tools;
  try {
    const pages = extentPages(endpoint, call, reader, {
      client,
      request,
      pageSize: endpoint.pageSize,
      signal: context.signal,
    });
    for await (const { facts, records } of pages) yield { facts, records };
  } catch (thrown) {
    throw endOf(thrown, context.signal);
  }
}

/**
 * How an error ends the extent. A rate limit leaves it partial until its resume time; refused credentials and a host
 * that cannot be reached, or gives no token, end the run, as every other section would meet them too.
 */
function endOf(thrown: unknown, signal: AbortSignal): unknown {
  if (thrown instanceof ExtentStop || signal.aborted) return thrown;
  const error = toWhocanError(thrown);
  if (error.code === "RATE_LIMITED") {
    const { resumeAt, daily } = error.data ?? {};
    const later = daily === true ? { resumeAt: String(resumeAt) } : {};
    return new ExtentStop("partial", error.message, { ...later, cause: error });
  }
  const fatal = error.errorClass === "auth" || !wasReached(error);
  if (error.code === "INTERNAL") return error;
  return new ExtentStop("failed", `${error.message} (${error.code})`, { fatal, cause: error });
}
