import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { BoltUnits } from "../faults-neo4j/bolt-units.ts";
import { messageOf, type Packable } from "./pack.ts";

/** Bolt 4.4: the last version of Neo4j 4, which later servers and the driver speak too. */
const BOLT_4_4 = Buffer.from([0, 0, 4, 4]);

const TAG = { hello: 0x01, goodbye: 0x02, reset: 0x0f, run: 0x10, pull: 0x3f } as const;
const ANSWER = { success: 0x70, record: 0x71, ignored: 0x7e, failure: 0x7f } as const;

export interface Row {
  readonly [column: string]: Packable;
}

export interface Script {
  /** As it names itself to the driver, such as `Neo4j/4.4.38`. */
  readonly agent: string;
  /** The rows of a statement, or the status code that it fails with. */
  readonly answer: (statement: string) => readonly Row[] | string;
}

export interface ScriptedServer {
  readonly uri: string;
  /** All statements that it was asked, in their order. */
  readonly statements: readonly string[];
}

/** A server of one script, for what no Neo4j that can be started here does. It ends with the test. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const statements: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => socket.destroy()));
    void converse(
      socket,
      (statement) => {
        statements.push(statement);
        return script.answer(statement);
      },
      script.agent,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`, statements };
}

async function converse(socket: Socket, answer: Script["answer"], agent: string): Promise<void> {
  const units = new BoltUnits();
  let rest: Buffer = Buffer.alloc(0);
  let greeted = false;
  /** After a failure all is ignored until the reset. */
  let failed = false;
  let rows: readonly Row[] = [];
  const reply = (tag: number, ...fields: readonly Packable[]) => void socket.write(messageOf(tag, ...fields));
  const hear = (message: Buffer) => {
    const tag = message[3];
    if (tag === TAG.goodbye) return void socket.end();
    if (tag === TAG.reset) failed = false;
    if (failed) return reply(ANSWER.ignored);
    if (tag === TAG.hello) return reply(ANSWER.success, { server: agent, connection_id: "bolt-1" });
    if (tag === TAG.pull) for (const row of rows) reply(ANSWER.record, Object.values(row));
    if (tag !== TAG.run) return reply(ANSWER.success, {});
    const said = answer(statementIn(message));
    failed = typeof said === "string";
    rows = typeof said === "string" ? [] : said;
    if (typeof said === "string") reply(ANSWER.failure, { code: said, message: "As the script says." });
    else reply(ANSWER.success, { fields: Object.keys(rows[0] ?? {}) });
  };
  try {
    for await (const chunk of socket) {
      rest = Buffer.concat([rest, chunk as Buffer]);
      for (let end = units.first("up", rest); end !== undefined; end = units.first("up", rest)) {
        const unit = rest.subarray(0, end);
        rest = rest.subarray(end);
        if (greeted) hear(unit);
        else socket.write(BOLT_4_4);
        greeted = true;
      }
    }
  } catch {
    // The client went away.
  }
}

/** The first field of a RUN: a short, middle or long string after the chunk's length, the structure and its tag. */
function statementIn(message: Buffer): string {
  const marker = message[4] ?? 0;
  if (marker === 0xd1) return message.toString("utf8", 7, 7 + message.readUInt16BE(5));
  if (marker === 0xd0) return message.toString("utf8", 6, 6 + (message[5] ?? 0));
  return message.toString("utf8", 5, 5 + (marker & 0x0f));
}
