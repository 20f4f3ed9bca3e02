import { type AddressInfo, connect, createServer } from "node:net";

/** Magic, then four proposed versions of the protocol. */
const HANDSHAKE = Buffer.from("6060b01700080805000000040000000000000000", "hex");

/** A loopback port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether a Bolt server agrees on a version. */
export function answersBolt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once("error", () => end(false)).once("close", () => end(false));
    socket.once("connect", () => socket.write(HANDSHAKE));
    socket.once("data", (bytes) => end(bytes.length >= 4 && bytes.readUInt32BE(0) !== 0));
  });
}
