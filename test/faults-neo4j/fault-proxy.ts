import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { BoltUnits } from "./bolt-units.ts";

export interface Unit {
  /** Up is to the server. */
  readonly direction: "up" | "down";
  /** Its number from 0, over both directions and all connections, since the proxy was told to begin. */
  readonly index: number;
  readonly bytes: Buffer;
}

/** A fraction of the unit to let through before the connection is cut, in both directions; undefined lets it pass. */
export type Verdict = number | undefined;
export type Hook = (unit: Unit) => Verdict | Promise<Verdict>;

/** Stands between a driver and a server, sees each message and breaks what it is told to. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #hook: Hook = () => undefined;
  #units = 0;
  /** While true every connection that is asked for is broken at once, and a cut takes all there are. */
  refuses = false;

  static async before(uri: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(uri));
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    onTestFinished(() => proxy.close());
    return proxy;
  }

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  get uri(): string {
    return `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Units since it was told to begin. */
  get units(): number {
    return this.#units;
  }

  /** Counts from 0 again and asks the hook about each unit from now on. */
  begin(hook: Hook = () => undefined): void {
    this.#units = 0;
    this.#hook = hook;
  }

  /** Breaks the connections that there are. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(client: Socket): void {
    if (this.refuses) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const end = () => {
      client.destroy();
      server.destroy();
      this.#sockets.delete(client);
      this.#sockets.delete(server);
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      this.#sockets.add(socket.on("error", end).on("close", end));
    }
    const units = new BoltUnits();
    void this.#pump("up", client, server, units).finally(end);
    void this.#pump("down", server, client, units).finally(end);
  }

  async #pump(direction: Unit["direction"], from: Socket, to: Socket, units: BoltUnits): Promise<void> {
    let rest: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of from) {
        rest = Buffer.concat([rest, chunk as Buffer]);
        for (let end = units.first(direction, rest); end !== undefined; end = units.first(direction, rest)) {
          const bytes = rest.subarray(0, end);
          rest = rest.subarray(end);
          const verdict = await this.#hook({ direction, index: this.#units++, bytes });
          if (verdict !== undefined) {
            await new Promise((sent) => to.write(bytes.subarray(0, Math.floor(bytes.length * verdict)), sent));
            if (this.refuses) this.cut();
            return;
          }
          to.write(bytes);
        }
      }
    } catch {
      // A socket that breaks on its own ends both.
    }
  }
}

/** Cuts at one unit, after a part of it; there is no way to the server from then on. */
export function cutAt(proxy: FaultProxy, index: number, fraction: number): Hook {
  return (unit) => {
    if (unit.index !== index) return undefined;
    proxy.refuses = true;
    return fraction;
  };
}
