import type { JsonClient } from "../../transport/json-client.ts";
import { ExtentStop, type FactPage } from "../source.ts";
import type { ZoomEndpoint, ZoomRequest } from "./endpoint.ts";
import type { ExtentReader } from "./extent-reader.ts";
import { type Call, fillPath } from "./operations.ts";
import { classify, toStop } from "./outcomes.ts";
import { type PageRead, type RawRecord, readPages } from "./paging.ts";
import { dropFields } from "./secret-fields.ts";

export interface ExtentRequest {
  readonly client: JsonClient;
  readonly request: ZoomRequest;
  /** Records of one page, or null where the call knows no pages. */
  readonly pageSize: number | null;
  /** The first page is all that is asked for: whether its list goes on is not looked at. */
  readonly firstOnly?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One page, without what is secret. */
export interface ExtentPage extends FactPage {
  readonly body: RawRecord;
}

/**
 * Asks for an extent page by page, and turns each into facts. Throws a Refusal where Zoom does not answer with data, another ExtentStop
 * where it answers and what it says cannot be used as all that there is, what the client throws, and the signal's reason.
 */
export async function* extentPages(
  endpoint: ZoomEndpoint,
  call: Call,
  reader: ExtentReader,
  options: ExtentRequest,
): AsyncGenerator<ExtentPage> {
  for await (const { records, body } of rawPages(endpoint, call, reader, options)) {
    const doubt = endpoint.doubt?.(body, options.request);
    yield { ...reader.read(records), body };
    if (doubt !== undefined) throw new ExtentStop("partial", doubt);
  }
  reader.check(call.operation);
}

async function* rawPages(
  endpoint: ZoomEndpoint,
  call: Call,
  reader: ExtentReader,
  { client, request, pageSize, firstOnly = false, signal }: ExtentRequest,
): AsyncGenerator<{ readonly records: readonly RawRecord[]; readonly body: RawRecord }> {
  const path = fillPath(call.path, request.path);
  const read = async (token: string | undefined): Promise<PageRead> => {
    signal?.throwIfAborted();
    const answer = await client.getJson({
      path,
      query: { ...request.query, page_size: pageSize ?? undefined, next_page_token: token },
      quota: call.quota,
      ...(signal === undefined ? {} : { signal }),
    });
    const outcome = classify(answer.status, answer.body, { ...call.asked, paged: token !== undefined });
    if (outcome?.kind === "page-token-expired") return { kind: "expired" };
    if (outcome !== undefined) throw toStop(outcome);
    return { kind: "page", body: dropFields(answer.body, endpoint.secretFields, endpoint.presenceOf) as RawRecord };
  };
  if (endpoint.list === null) {
    const page = await read(undefined);
    if (page.kind === "page") yield { records: [page.body], body: page.body };
    return;
  }
  const identity = (raw: RawRecord) => reader.identity(raw);
  yield* readPages({ operation: call.operation, list: endpoint.list, read, identity, firstOnly });
}
