import { mkdir, readdir, readFile, rename, rmdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { request } from "undici";
import { describe, expect, it } from "vitest";
import { RIGHTS } from "../../src/api/tokens/rights.ts";
import { equalHashes, hashToken, newToken } from "../../src/api/tokens/token.ts";
import { TokenBook } from "../../src/api/tokens/token-book.ts";
import { TokenFolder } from "../../src/api/tokens/token-folder.ts";
import { createLogger } from "../../src/lib/logger.ts";
import { bearer, codeOf, query } from "./client.ts";
import { beyondLoopback, newFolder, reach, serve } from "./serve.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("a token", () => {
  it("is random, and kept as its hash alone, in a file for its owner alone", async () => {
    const folder = await newFolder();
    const { token, stored } = await new TokenFolder(folder).create("siem", RIGHTS, NOW);
    expect(token).toMatch(/^whocan_[\w-]{43}$/u);
    expect(new Set([newToken(), newToken(), token]).size).toBe(3);
    const path = join(folder, "tokens", `${stored.id}.json`);
    expect([(await stat(path)).mode & 0o777, (await stat(join(folder, "tokens"))).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    expect(await readdir(join(folder, "tokens"))).toEqual([`${stored.id}.json`]);
    const text = await readFile(path, "utf8");
    expect(JSON.parse(text)).toEqual({
      id: stored.id,
      name: "siem",
      may: ["read", "sync", "metrics"],
      hash: hashToken(token),
      createdAt: "2026-11-22T12:00:00.000Z",
    });
    expect(text).not.toContain(token.slice(7));
  });

  it("has a name of its own, and is revoked by it or by its id", async () => {
    const tokens = new TokenFolder(await newFolder());
    await tokens.create("b", RIGHTS, NOW);
    const { stored } = await tokens.create("a", ["read"], NOW);
    await expect(tokens.create("a", RIGHTS, NOW)).rejects.toMatchObject({ code: "BAD_ARGUMENT", field: "name" });
    expect((await tokens.list()).map(({ name }) => name)).toEqual(["a", "b"]);
    await tokens.revoke(stored.id);
    await tokens.revoke("b");
    expect(await tokens.list()).toEqual([]);
    await expect(tokens.revoke("b")).rejects.toMatchObject({ code: "NO_SUCH_TOKEN" });
  });

  it("is read again where its file could not be read before", async () => {
    const folder = await newFolder();
    const { stored } = await new TokenFolder(folder).create("a", RIGHTS, NOW);
    const path = join(folder, "tokens", `${stored.id}.json`);
    await rename(path, `${path}.away`);
    await mkdir(path);
    const tokens = new TokenFolder(folder);
    expect(await tokens.list()).toEqual([]);
    await rmdir(path);
    await rename(`${path}.away`, path);
    expect(await tokens.list()).toEqual([stored]);
  });

  it("is compared by its hash, whatever that is compared with", () => {
    const hash = hashToken("a");
    expect([equalHashes(hash, hash), equalHashes(hash, hashToken("b"))]).toEqual([true, false]);
    expect([equalHashes(hash, ""), equalHashes(hash, hash.slice(2)), equalHashes(hash, "zz")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("a server beyond loopback", () => {
  it("answers who sends a token of its folder or the configured one, and nobody else", async () => {
    const configured = "c".repeat(40);
    const { exposure, tokens } = await beyondLoopback(configured);
    const { token } = await tokens.create("siem", RIGHTS, NOW);
    const url = reach(await serve({ exposure }));
    const ask = async (headers: Record<string, string>, path = "/graphql?query=%7B__typename%7D") =>
      (await request(url + path, { headers: { "apollo-require-preflight": "1", ...headers } })).statusCode;
    expect(await ask(bearer(token))).toBe(200);
    expect(await ask({ authorization: `bearer  ${token} ` })).toBe(200);
    expect(await ask(bearer(configured))).toBe(200);
    const wrong = [
      {},
      bearer(""),
      bearer("whocan"),
      bearer(token.slice(0, -1)),
      bearer(`${token}x`),
      bearer(hashToken(token)),
      bearer(token.toUpperCase()),
      { authorization: token },
      { authorization: `Basic ${Buffer.from(`:${token}`).toString("base64")}` },
      { authorization: `Token ${token}` },
      { cookie: `token=${token}` },
      { "x-api-key": token },
    ];
    for (const headers of wrong) expect([headers, await ask(headers)]).toEqual([headers, 401]);
    expect(await ask({}, `/graphql?query=%7B__typename%7D&access_token=${token}&token=${token}`)).toBe(401);
    for (const path of ["/", "/style.css", "/metrics", "/nothing", "/graphql"]) {
      expect([path, await ask({}, path)]).toEqual([path, 401]);
    }
  });

  it("says in a 401 how to sign in, with a stable code, and reads no body first", async () => {
    const { exposure } = await beyondLoopback();
    const url = reach(await serve({ exposure }));
    const huge = {
      method: "POST",
      body: "#".repeat(400_000),
      headers: { "content-type": "application/json" },
    } as const;
    for (const [options, challenge] of [
      [{}, 'Bearer realm="whocan"'],
      [{ headers: bearer("wrong") }, 'Bearer realm="whocan", error="invalid_token"'],
      [huge, 'Bearer realm="whocan"'],
    ] as const) {
      const { statusCode, headers, body } = await request(`${url}/graphql`, options);
      expect([statusCode, headers["www-authenticate"]]).toEqual([401, challenge]);
      expect(await body.json()).toEqual({
        errors: [
          {
            message: expect.any(String),
            extensions: { code: "UNAUTHENTICATED", help: expect.stringMatching(/Bearer/u) },
          },
        ],
      });
    }
  });

  it("knows at once of tokens that are made and revoked while it runs", async () => {
    const { exposure, tokens } = await beyondLoopback();
    const url = reach(await serve({ exposure }));
    const { token } = await tokens.create("late", RIGHTS, NOW);
    expect((await query(url, "{ __typename }", {}, token)).data).toEqual({ __typename: "Query" });
    await tokens.revoke("late");
    expect((await query(url, "{ __typename }", {}, token)).status).toBe(401);
  });

  it("lets nobody in by a damaged file, and nobody at all when the tokens cannot be read", async () => {
    const { exposure, tokens, folder } = await beyondLoopback("c".repeat(40));
    const url = reach(await serve({ exposure }));
    const { token, stored } = await tokens.create("a", RIGHTS, NOW);
    await writeFile(join(folder, "tokens", "00000000.json"), JSON.stringify({ ...stored, may: ["all"] }));
    await writeFile(join(folder, "tokens", "11111111.json"), "{");
    await writeFile(join(folder, "tokens", "22222222.json"), JSON.stringify({ ...stored, hash: "" }));
    expect((await query(url, "{ __typename }", {}, token)).status).toBe(200);
    expect((await query(url, "{ __typename }", {}, "")).status).toBe(401);

    const broken = await newFolder();
    await writeFile(join(broken, "tokens"), "no folder");
    const other = await beyondLoopback();
    const unreadable = { ...other.exposure, tokens: new TokenBook(new TokenFolder(broken), undefined) };
    const answer = await query(reach(await serve({ exposure: unreadable })), "{ __typename }", {}, token);
    expect([answer.status, codeOf(answer)]).toEqual([503, "CONFIG_UNREADABLE"]);
  });

  it("never says or logs a token", async () => {
    let said = "";
    const write = (line: string) => {
      said += line;
    };
    const { exposure, tokens } = await beyondLoopback();
    const logger = createLogger("trace", { write });
    const url = reach(await serve({ exposure, logger }));
    const { token } = await tokens.create("a", RIGHTS, NOW);
    const wrong = `${token}-wrong`;
    for (const each of [token, wrong]) {
      for (const text of ["{ nonsense", "{ status { version } }", "mutation { startSync { id } }"]) {
        said += JSON.stringify(await query(url, text, {}, each));
      }
      const { headers, body } = await request(`${url}/nothing`, { headers: bearer(each) });
      said += JSON.stringify(headers) + (await body.text());
    }
    expect(said).toContain("a request without a valid token was refused");
    expect(said).not.toContain(token.slice(7, 30));
  });
});

describe("a token that may only do some things", () => {
  it("is refused the others, field by field", async () => {
    const { exposure, tokens } = await beyondLoopback();
    const url = reach(await serve({ exposure }));
    const { token: reader } = await tokens.create("reader", ["read"], NOW);
    const { token: starter } = await tokens.create("starter", ["sync"], NOW);
    const { token: scraper } = await tokens.create("scraper", ["metrics"], NOW);
    const codes = async (token: string) => ({
      read: codeOf(await query(url, `{ search(text: "a") { totalCount } }`, {}, token)),
      sync: codeOf(await query(url, "mutation { startSync { id } }", {}, token)),
      cancel: codeOf(await query(url, `mutation { cancelSync(id: "1") { id } }`, {}, token)),
      runs: (await query(url, "{ runs { id } }", {}, token)).errors?.[0]?.extensions["code"] ?? "ok",
      metrics: (await request(`${url}/metrics`, { headers: bearer(token) })).statusCode,
    });
    const [yes, no] = ["NO_DATA", "FORBIDDEN"];
    expect(await codes(reader)).toEqual({ read: yes, sync: no, cancel: no, runs: "ok", metrics: 403 });
    expect(await codes(starter)).toEqual({ read: no, sync: yes, cancel: yes, runs: "ok", metrics: 403 });
    expect(await codes(scraper)).toEqual({ read: no, sync: no, cancel: no, runs: no, metrics: 200 });
  });
});
