export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** The server that NEO4J_TEST_URI names, with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD; undefined where it is not set. */
export function givenAddress(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Neo4jAddress | undefined {
  const uri = env["NEO4J_TEST_URI"];
  if (uri === undefined || uri === "") return undefined;
  return { uri, user: env["NEO4J_TEST_USER"], password: env["NEO4J_TEST_PASSWORD"] };
}
