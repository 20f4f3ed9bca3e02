import { silentLogger } from "../../../src/lib/logger.ts";
import { ExtentStop, type FactPage, type KnownFacts, type SourceSession } from "../../../src/sources/source.ts";
import { parseZoomConnection, type ZoomConnection } from "../../../src/sources/zoom/connection.ts";
import { openZoomSession, type ZoomSession, type ZoomSessionOptions } from "../../../src/sources/zoom/session.ts";
import { FakeClock } from "../fake-clock.ts";
import { type LoopbackServer, type Reply, type Seen, startServer } from "../loopback-server.ts";
import { CANARY, CREDENTIALS, knownFacts, TEST_CATALOG } from "./test-account.ts";

export type Answer = (request: Seen) => Reply | undefined;

export interface FakeZoom extends LoopbackServer {
  /** Tokens handed out, oldest first. */
  readonly tokens: string[];
  /** Requests for anything but tokens. */
  calls(): Seen[];
}

/** A Zoom made by one test: it hands out tokens and answers as told; what it is not told of is 404. */
export async function startZoom(
  answer: Answer,
  token: (request: Seen) => Reply | undefined = () => undefined,
): Promise<FakeZoom> {
  const tokens: string[] = [];
  const server = await startServer((request) => {
    if (request.url.pathname !== "/oauth/token") {
      return answer(request) ?? { status: 404, body: { code: 2300, message: "This API endpoint is not recognized." } };
    }
    const own = token(request);
    if (own !== undefined) return own;
    tokens.push(`${CANARY}-token-${tokens.length + 1}`);
    return {
      body: {
        access_token: tokens.at(-1),
        token_type: "bearer",
        expires_in: 3599,
        scope: "user:read:admin role:read:admin",
      },
    };
  });
  return {
    ...server,
    tokens,
    calls: () => server.seen.filter(({ url }) => url.pathname !== "/oauth/token"),
  };
}

function connectionTo(server: { readonly url: string }, more: Readonly<Record<string, unknown>> = {}): ZoomConnection {
  return parseZoomConnection({ ...CREDENTIALS, apiUrl: server.url, plan: "unlimited", ...more });
}

export function openSession(
  server: { readonly url: string },
  more: Readonly<Record<string, unknown>> = {},
  options: Partial<ZoomSessionOptions> = {},
): Promise<ZoomSession> {
  return openZoomSession(connectionTo(server, more), {
    clock: new FakeClock(),
    logger: silentLogger,
    catalog: TEST_CATALOG,
    ...options,
  });
}

export interface Read {
  readonly extent: string;
  readonly pages: readonly FactPage[];
  readonly facts: FactPage["facts"];
  readonly stop: ExtentStop | undefined;
}

/** Reads every extent of a section to its end, an ExtentStop being an end. */
export async function readSection(
  session: SourceSession,
  name: string,
  known: KnownFacts = knownFacts(),
): Promise<readonly Read[]> {
  const section = session.sections.find((candidate) => candidate.name === name);
  if (section === undefined) throw new Error(`no section ${name}`);
  const context = { known, signal: new AbortController().signal };
  const reads: Read[] = [];
  for (const plan of section.plan(context)) {
    const pages: FactPage[] = [];
    let stop: ExtentStop | undefined;
    try {
      for await (const page of section.read(plan, context)) pages.push(page);
    } catch (thrown) {
      if (!(thrown instanceof ExtentStop)) throw thrown;
      stop = thrown;
    }
    reads.push({ extent: plan.extent, pages, facts: pages.flatMap((page) => page.facts), stop });
  }
  return reads;
}

/** The one read of a section of a single extent. */
export async function readWhole(session: SourceSession, name: string, known?: KnownFacts): Promise<Read> {
  const reads = await readSection(session, name, known);
  const [read] = reads;
  if (read === undefined || reads.length > 1) throw new Error(`${name} has ${reads.length} extents`);
  return read;
}
