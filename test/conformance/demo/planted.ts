import { expect } from "vitest";
import { z } from "zod";
import type { DemoAccount } from "../../../src/demo/account/demo-account.ts";
import type { ExpectedAnswer } from "../../../src/demo/account/planted-case.ts";
import { AccountKeys } from "../../../src/model/keys.ts";
import type { Conformance } from "../conformance.ts";
import { canQuestion } from "../questions/can.ts";
import { holdersQuestion } from "../questions/holders.ts";
import { candidatesQuestion } from "../questions/lookups.ts";
import { whoCanQuestion } from "../questions/who-can.ts";

const keysOfRows = z.object({ rows: z.array(z.object({ principal: z.string() })) });

/** Asks every system for a planted answer: the systems agree, and say what was planted. */
export async function checkPlanted(conformance: Conformance, demo: DemoAccount, answer: ExpectedAnswer): Promise<void> {
  const keyOf = (reference: string) => resolve(conformance, demo, reference);
  if (answer.question === "can") {
    const { principal, permission, resource, verdict, state } = answer;
    const pair = { principal: await keyOf(principal), permission, resource: await keyOf(resource) };
    const { plain } = await conformance.ask(canQuestion(pair), 1);
    expect(plain).toMatchObject({ verdict, ...(state === undefined ? {} : { state }) });
    return;
  }
  const question =
    answer.question === "holders"
      ? await holding(answer.entitlement, keyOf)
      : whoCanQuestion({
          permissions: [answer.permission],
          resource: await keyOf(answer.resource),
          extent: "ALL",
        });
  const rows = keysOfRows.parse((await conformance.ask(question, 3)).plain).rows.map(({ principal }) => principal);
  expect(rows).toEqual(expect.arrayContaining(await Promise.all(answer.includes.map(keyOf))));
  for (const excluded of answer.excludes) expect(rows).not.toContain(await keyOf(excluded));
}

async function holding(entitlement: string, keyOf: (reference: string) => Promise<string>) {
  const [, kind, code = ""] = /^(privilege|scope):(.+)$/su.exec(entitlement) ?? [];
  if (kind === "privilege" || kind === "scope") return holdersQuestion({ kind, code }, {}, { kind, code });
  const key = await keyOf(entitlement);
  return holdersQuestion({ kind: "node", key }, {}, { kind: "role", key });
}

/** The key of a reference, by what every system finds. */
async function resolve(conformance: Conformance, demo: DemoAccount, reference: string): Promise<string> {
  const keys = new AccountKeys("zoom", demo.id);
  const [, word = "", rest = ""] = /^([a-z]+):(.+)$/su.exec(reference) ?? [];
  if (word === "pseudo") return keys.node("pseudo", rest);
  if (word === "set") {
    const [className = "", level, id] = rest.split(":");
    return level === undefined ? keys.set(className) : keys.setOf(className, keys.node(level, id ?? ""));
  }
  const { said } = await conformance.ask(candidatesQuestion(word, rest), 1);
  expect(said, reference).toHaveLength(1);
  return z.array(z.string()).parse(said)[0] ?? "";
}
