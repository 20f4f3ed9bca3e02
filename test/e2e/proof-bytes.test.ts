import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "../../src/access/ask.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { explain } from "../../src/access/explain.ts";
import { openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import { readProofs } from "../../src/exports/read-proofs.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let account: ServedAccount;
let engine: AccessEngine;
beforeAll(async () => {
  account = await serveAccount(13);
  await account.json(["sync"]);
  const app = await openApp(await loadConfig({ cwd: account.folder, env: account.env }), { logger: silentLogger });
  engine = await app.engineAt(undefined, undefined);
  await app.close();
});
afterAll(() => account.close());

/** What becomes of a file with a proof: `holds`, or why not. */
async function outcome(text: string): Promise<string> {
  try {
    for (const proof of readProofs(text)) {
      if (proof.revision !== engine.revision.number) return "NO_SUCH_REVISION";
      if (!(await engine.verify(proof)).valid) return "PROOF_FAILED";
    }
    return "holds";
  } catch (error) {
    if (error instanceof WhocanError) return error.code;
    throw error;
  }
}

it("a proof holds as it is, and with no byte changed", async () => {
  const asked = {
    principal: `user:${CAST.helpdeskBerlin.email}`,
    permission: "DataWrite",
    resource: `user:${CAST.bystander.email}`,
  };
  const { answer } = await ask(explain, asked, async () => engine);
  const text = JSON.stringify(answer.rows[0]);
  expect(text.length).toBeGreaterThan(2000);
  expect(await outcome(text)).toBe("holds");
  const survived: string[] = [];
  const met = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    // A letter becomes another letter, a digit another digit, anything else a tilde.
    const code = text.charCodeAt(at);
    const other = /[a-yA-Y0-8]/u.test(text.charAt(at)) ? String.fromCharCode(code + 1) : "~";
    const end = await outcome(text.slice(0, at) + other + text.slice(at + 1));
    met.add(end);
    if (end === "holds") survived.push(`${at}: ${text.slice(Math.max(0, at - 20), at + 20)}`);
  }
  expect(survived).toEqual([]);
  expect([...met].sort()).toEqual(["BAD_PROOF", "NO_SUCH_REVISION", "PROOF_FAILED"]);
});
