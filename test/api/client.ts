import { request } from "undici";

export interface GraphqlAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of whatever was asked.
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Posts a query as any GraphQL client does. */
export async function query(
  url: string,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  token?: string,
): Promise<GraphqlAnswer> {
  const response = await request(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...bearer(token) },
    body: JSON.stringify({ query: text, variables }),
  });
  return { status: response.statusCode, ...((await response.body.json()) as Omit<GraphqlAnswer, "status">) };
}

/** The header that a token is sent in; none without one. */
export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** The code of the only error, which there must be. */
export function codeOf({ errors = [] }: GraphqlAnswer): unknown {
  if (errors.length !== 1) throw new Error(`One error was expected: ${JSON.stringify(errors)}`);
  return errors[0]?.extensions["code"];
}
