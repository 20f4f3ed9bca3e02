const CLIENT_HELLO = 20;
const VERSION = 4;
/** A server that answers so lists its versions next, and the client chooses one. */
const MANIFEST = 0x0000_01ff;

/** Finds where the units of one connection end, in each direction: the parts of the handshake, then messages. */
export class BoltUnits {
  #up: "hello" | "choice" | "messages" = "hello";
  #down: "version" | "messages" = "version";

  /** The length of the first unit of what came so far; undefined while it is not whole. */
  first(direction: "up" | "down", bytes: Buffer): number | undefined {
    return direction === "up" ? this.#firstUp(bytes) : this.#firstDown(bytes);
  }

  #firstUp(bytes: Buffer): number | undefined {
    if (this.#up === "messages") return endOfMessage(bytes);
    const end = this.#up === "hello" ? CLIENT_HELLO : endOfVarint(bytes, VERSION);
    if (end === undefined || bytes.length < end) return undefined;
    this.#up = "messages";
    return end;
  }

  #firstDown(bytes: Buffer): number | undefined {
    if (this.#down === "messages") return endOfMessage(bytes);
    if (bytes.length < VERSION) return undefined;
    const isManifest = bytes.readUInt32BE(0) === MANIFEST;
    const end = isManifest ? endOfManifest(bytes) : VERSION;
    if (end === undefined) return undefined;
    this.#down = "messages";
    if (isManifest) this.#up = "choice";
    return end;
  }
}

function endOfManifest(bytes: Buffer): number | undefined {
  const start = endOfVarint(bytes, VERSION);
  if (start === undefined) return undefined;
  const count = bytes[VERSION] ?? 0;
  return endOfVarint(bytes, start + count * VERSION);
}

function endOfVarint(bytes: Buffer, start: number): number | undefined {
  for (let at = start; at < bytes.length; at++) if ((bytes[at] ?? 0) < 0x80) return at + 1;
  return undefined;
}

/** A message is chunks, each with its length in front, and an empty one at the end. */
function endOfMessage(bytes: Buffer): number | undefined {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at);
    at += 2 + length;
    if (length === 0) return at;
  }
  return undefined;
}
