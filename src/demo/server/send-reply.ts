import type { ServerResponse } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Reply } from "./reply.ts";

const PIECES = 8;

/** Sends an answer in the way that it says; a cut one ends with its connection. */
export async function sendReply(response: ServerResponse, { status, body, headers, send }: Reply): Promise<void> {
  const text = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const type = { "content-type": "application/json;charset=UTF-8", ...headers };
  switch (send) {
    case undefined:
      response.writeHead(status, type).end(text);
      return;
    case "slow":
      response.writeHead(status, type);
      for (const piece of piecesOf(text)) {
        response.write(piece);
        await turn();
      }
      response.end();
      return;
    case "cut":
      response.writeHead(status, { ...type, "content-length": String(text.length + 1) });
      response.write(text.subarray(0, text.length / 2), () => response.destroy());
      return;
    case "cut-gzip": {
      const packed = gzipSync(text);
      response.writeHead(status, { ...type, "content-encoding": "gzip" }).end(packed.subarray(0, packed.length / 2));
    }
  }
}

function* piecesOf(text: Buffer): Generator<Buffer> {
  const size = Math.ceil(text.length / PIECES);
  for (let start = 0; start < text.length; start += size) yield text.subarray(start, start + size);
}
