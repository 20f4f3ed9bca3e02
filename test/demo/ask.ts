import { request } from "undici";
import { z } from "zod";
import type { Credentials } from "../../src/demo/server/oauth.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";

/** What is needed to ask: a server here or a process elsewhere. */
export type Reachable = Pick<FakeZoom, "url" | "oauthUrl"> & { readonly credentials: Credentials };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly body: any;
}

/** Asks for a token; by default with the right credentials in a form. */
export async function askToken(
  zoom: Reachable,
  change: Partial<{ accountId: string; clientId: string; clientSecret: string; grant: string }> = {},
): Promise<Answer> {
  const { accountId, clientId, clientSecret, grant } = { ...zoom.credentials, grant: "account_credentials", ...change };
  const answer = await request(zoom.oauthUrl, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ grant_type: grant, account_id: accountId }).toString(),
  });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.json() };
}

export async function tokenOf(zoom: Reachable): Promise<string> {
  return z.object({ access_token: z.string() }).parse((await askToken(zoom)).body).access_token;
}

/** One call below `/v2`, with a fresh token unless one is given. */
export async function ask(
  zoom: Reachable,
  path: string,
  query: Record<string, string> = {},
  token?: string,
): Promise<Answer> {
  const bearer = token ?? (await tokenOf(zoom));
  const url = `${zoom.url}/v2${path}?${new URLSearchParams(query)}`;
  const answer = await request(url, { headers: { authorization: `Bearer ${bearer}` } });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.json() };
}

/** Reads a list to its end. */
export async function askAll(
  zoom: Reachable,
  path: string,
  list: string,
  query: Record<string, string> = {},
): Promise<{ items: Record<string, unknown>[]; pages: number }> {
  const token = await tokenOf(zoom);
  const items: Record<string, unknown>[] = [];
  let pages = 0;
  let next = "";
  do {
    const { body } = await ask(zoom, path, next === "" ? query : { ...query, next_page_token: next }, token);
    items.push(...body[list]);
    next = body.next_page_token ?? "";
    pages++;
  } while (next !== "");
  return { items, pages };
}
