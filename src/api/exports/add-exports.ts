import type { Express, Request, RequestHandler, Response } from "express";
import { writeTexts } from "../../exports/write-rows.ts";
import { toWhocanError, WhocanError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { toSafeJson } from "../../lib/safe-json.ts";
import type { ApiPorts } from "../context.ts";
import type { Exposure } from "../exposure.ts";
import { answerError } from "../guards/answer-error.ts";
import { siteGuard } from "../guards/site-guard.ts";
import { rightGuard } from "../guards/token-guard.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { requestSignal } from "../request-signal.ts";
import type { ServedRevision } from "../served-revision.ts";
import { accessExport } from "./access-export.ts";
import type { Export, ExportAnswer } from "./export.ts";
import { readParameters } from "./query-arguments.ts";
import { whoCanExport } from "./who-can-export.ts";

const EXPORTS = [whoCanExport, accessExport];
export const EXPORT_PATHS = EXPORTS.map(({ path }) => path);

export interface ExportOptions {
  readonly exposure: Pick<Exposure, "tokens">;
  readonly ports: Pick<ApiPorts, "revisionDigest">;
  readonly served: ServedRevision;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly deadlineMs: number;
}

/** Lists that are sent whole, to whoever may read. */
export function addExports(app: Express, options: ExportOptions): void {
  // Who sends a token is no page of another site.
  const guards = [rightGuard("read"), ...(options.exposure.tokens === null ? [siteGuard] : [])];
  for (const each of EXPORTS) app.get(each.path, ...guards, exportHandler(each, options));
}

/**
 * Until the first byte a failure is an error with its status; after it the connection is cut, so that no client takes a part for the
 * whole. The deadline holds for the first byte, and for each time that the client takes nothing.
 */
function exportHandler(
  exported: Export,
  { ports, served, metrics, logger, deadlineMs }: ExportOptions,
): RequestHandler {
  return async (request, response) => {
    const started = performance.now();
    const { signal, cancel, lift } = requestSignal(deadlineMs);
    response.once("close", () => (response.writableFinished ? lift() : cancel())).setTimeout(deadlineMs, cancel);
    let outcome = "ok";
    try {
      const args = readParameters(queryOf(request), exported.parameters);
      const answer = await exported.ask(args, { engineAt: served.engineAt, signal });
      const digest = await ports.revisionDigest(answer.revision.number);
      lift();
      await send(request, response, { answer, digest, signal });
    } catch (thrown) {
      const error = toWhocanError(thrown);
      outcome = error.code;
      if (error.code === "INTERNAL") logger.error({ internal: error.internal }, "an export failed");
      if (response.headersSent || response.destroyed) response.destroy();
      else answerError(response, statusOf(error), named(error));
    } finally {
      lift();
      metrics.question(exported.question, outcome, performance.now() - started);
    }
  };
}

async function send(
  { method }: Request,
  response: Response,
  { answer, digest, signal }: { readonly answer: ExportAnswer; readonly digest: string; readonly signal: AbortSignal },
): Promise<void> {
  const { texts, revision, engine, completeness, counts } = answer;
  response.set({
    "Content-Type": "application/x-ndjson; charset=utf-8",
    "Cache-Control": "no-store",
    "Whocan-Revision": String(revision.number),
    "Whocan-Digest": digest,
    "Whocan-Engine": engine,
    "Whocan-Complete": String(completeness.complete),
  });
  if (method === "HEAD") return void response.end();
  const rows = await writeTexts(texts, response, signal);
  const { number, at, catalogDigest } = revision;
  const end = { rows, revision: number, at, digest, catalogDigest, engine, ...completeness, counts };
  response.end(`${toSafeJson({ end })}\n`);
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  const mark = originalUrl.indexOf("?");
  return new URLSearchParams(mark < 0 ? "" : originalUrl.slice(mark + 1));
}

function statusOf({ code, errorClass }: WhocanError): number {
  if (code === "INTERNAL") return 500;
  if (errorClass === "usage") return 400;
  return errorClass === "data" && code !== "NO_DATA" ? 404 : 503;
}

/** The error with the parameter's name as its field: arguments are nested, parameters are not. */
function named(error: WhocanError): WhocanError {
  const { code, message, field, help, data } = error;
  if (field === undefined) return error;
  const parameter = field
    .replace(/^filter\./, "")
    .replace(/\.\d+$/, "")
    .replace(/^permissions$/, "permission");
  return new WhocanError(code, message, { field: parameter, help, ...(data === undefined ? {} : { data }) });
}
