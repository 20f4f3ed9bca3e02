import { inject } from "vitest";
import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import type { FakeZoomOptions } from "../../src/demo/server/start-fake-zoom.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

/** The variables that keep facts in the tests' server, which the file may empty. A server without sign-in takes any password. */
export function neo4jVariables(): Readonly<Record<string, string>> {
  const { uri, user = "neo4j", password = "any" } = inject("neo4j");
  return { WHOCAN_STORE: "neo4j", NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_INSECURE: "true" };
}

/** Serves an account whose commands keep it in the tests' server, which is emptied first. */
export async function serveIntoNeo4j(
  account: DemoAccount | number,
  options: FakeZoomOptions = {},
): Promise<ServedAccount> {
  await emptyDatabase();
  return serveAccount(account, options, neo4jVariables());
}
