import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
  /** Destroys the socket instead of answering. */
  readonly reset?: boolean;
  /** Sends the headers and then nothing. */
  readonly hang?: boolean;
}

export interface LoopbackServer {
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly seen: Seen[];
  close(): Promise<void>;
}

/** A server on loopback whose every answer the test decides; over TLS when it is given a key and a certificate. */
export async function startServer(
  answer: (request: Seen) => Reply | Promise<Reply>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<LoopbackServer> {
  const seen: Seen[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const entry = await readRequest(request);
    seen.push(entry);
    send(await answer(entry), request, response);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? "",
    url: new URL(request.url ?? "/", "http://127.0.0.1"),
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.reset) {
    request.socket.destroy();
    return;
  }
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? {});
  response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers });
  if (reply.hang) response.flushHeaders();
  else response.end(text);
}
