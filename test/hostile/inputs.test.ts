import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCursor, sealCursor } from "../../src/access/cursor.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { readProofs } from "../../src/exports/read-proofs.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { ExtentStop } from "../../src/sources/source.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";
import { ExtentReader } from "../../src/sources/zoom/extent-reader.ts";
import { classify } from "../../src/sources/zoom/outcomes.ts";
import { cheap, cpuMs, keepMemory, MOST_MS, middling, RUNS } from "./limits.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.json(),
  fc.constantFrom("__proto__", "constructor", "null", "\u0000", "9e999"),
);
keepMemory();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "whocan-hostile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What was thrown is an error of ours that is no defect, and it came in time. */
function refused(act: () => unknown): void {
  const started = cpuMs();
  try {
    act();
  } catch (error) {
    if (!(error instanceof WhocanError) || error.code === "INTERNAL") throw error;
  }
  expect(cpuMs() - started).toBeLessThan(MOST_MS);
}

describe("random input is refused with an error of ours, or taken", () => {
  it("cursors: any text, and cursors of ours with a byte changed", () => {
    fc.assert(
      fc.property(text, (cursor) => refused(() => openCursor(cursor, "whoCan"))),
      cheap,
    );
    const ours = sealCursor({ question: "whoCan", argsHash: "0123456789abcdef", revision: 3, last: "zoom:a:user:b" });
    fc.assert(
      fc.property(fc.nat(ours.length - 1), fc.integer({ min: 33, max: 126 }), (at, unit) =>
        refused(() => openCursor(ours.slice(0, at) + String.fromCharCode(unit) + ours.slice(at + 1), "whoCan")),
      ),
      cheap,
    );
  });

  it("files of proofs", () => {
    fc.assert(
      fc.property(text, (file) => refused(() => readProofs(file))),
      cheap,
    );
    const nested = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.string(),
        fc.array(tie("value")),
        fc.dictionary(fc.constantFrom("proofs", "nodes", "witness", "spine", "__proto__"), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(nested, (value) => refused(() => readProofs(JSON.stringify(value)))),
      middling,
    );
    refused(() => readProofs("[".repeat(1_000_000)));
    refused(() => readProofs(`${'{"witness":'.repeat(50_000)}1${"}".repeat(50_000)}`));
  });

  it("configurations: files, and variables", async () => {
    const names = fc.constantFrom(
      "WHOCAN_PORT",
      "WHOCAN_MAX_DEPTH",
      "WHOCAN_SYNC_EVERY",
      "WHOCAN_LACKS",
      "HTTPS_PROXY",
      "ZOOM_PLAN",
      "ZOOM_API_URL",
      "NEO4J_URI",
      "WHOCAN_STORE",
    );
    await fc.assert(
      fc.asyncProperty(text, fc.dictionary(names, text), async (file, env) => {
        await writeFile(join(folder, "whocan.yaml"), file);
        const load = async () => (await loadConfig({ cwd: folder, env })).connections.map((one) => one.parse());
        const started = cpuMs();
        const error = await load().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error !== undefined)
          expect(error).toMatchObject({ errorClass: expect.stringMatching(/^(config|usage)$/u) });
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
      }),
      { numRuns: RUNS },
    );
    await rm(join(folder, "whocan.yaml"));
  });

  it("configurations: connections of any values", () => {
    const sound = { accountId: "a1", clientId: "c1", clientSecret: "s1-secret" };
    const field = fc.constantFrom(
      "name",
      "accountId",
      "clientSecret",
      "apiUrl",
      "plan",
      "quotaShare",
      "recordings",
      "apps",
      "jwt",
    );
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.dictionary(text, text, { maxKeys: 3 }),
    );
    fc.assert(
      fc.property(fc.dictionary(field, value, { maxKeys: 4 }), (values) =>
        refused(() => parseZoomConnection({ ...sound, ...values })),
      ),
      cheap,
    );
  });

  it("YAML that grows when it is read is refused in time", async () => {
    const bomb = [
      "a0: &a0 [x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`),
    ];
    await writeFile(join(folder, "whocan.yaml"), bomb.join("\n"));
    const started = cpuMs();
    await expect(loadConfig({ cwd: folder, env: {} })).rejects.toMatchObject({ errorClass: "config" });
    expect(cpuMs() - started).toBeLessThan(MOST_MS);
    await rm(join(folder, "whocan.yaml"));
  });

  it("answers of the provider: any body, any record, as facts or as the end of an extent", () => {
    const asked = { operation: "GET /users", scopes: [], privileges: [], paged: false };
    const body = fc.oneof(fc.anything(), fc.record({ code: fc.anything(), message: fc.anything() }));
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), body, (http, answer) =>
        refused(() => classify(http, answer, asked)),
      ),
      cheap,
    );
    const connection = parseZoomConnection({ accountId: "a1", clientId: "c1", clientSecret: "s1-secret" });
    const known = { nodes: () => [], userByEmail: () => undefined };
    const keys = new AccountKeys("zoom", "a1");
    const field = fc.constantFrom(
      "id",
      "email",
      "name",
      "role_id",
      "group_ids",
      "privileges",
      "privilege_scopes",
      "app_id",
      "app_scopes",
      "uuid",
      "host_id",
      "status",
      "__proto__",
    );
    const record = fc.dictionary(field, fc.anything({ withNullPrototype: false }));
    fc.assert(
      fc.property(fc.constantFrom(...ZOOM_ENDPOINTS), fc.array(record, { maxLength: 5 }), (endpoint, records) => {
        const reader = new ExtentReader(endpoint, {
          section: endpoint.section,
          extent: "zoom:a1:role:x",
          keys,
          known,
          connection,
        });
        const started = cpuMs();
        for (const { key } of reader.read(records).facts) expect(key).toMatch(/^zoom:a1/);
        try {
          reader.check("GET");
        } catch (stop) {
          expect(stop).toBeInstanceOf(ExtentStop);
        }
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
      }),
      middling,
    );
  });
});
