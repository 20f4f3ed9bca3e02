import * as z from "zod";
import { WhocanError } from "../../lib/errors.ts";
import { isLoopback } from "../../lib/loopback.ts";
import type { Setting } from "../../lib/setting.ts";

const plain = { fileEnv: null, secret: false, required: false } as const;

/** Every setting of the Neo4j database, in the order of the documents. */
export const neo4jFields: readonly Setting[] = [
  {
    name: "neo4j.uri",
    env: "NEO4J_URI",
    ...plain,
    default: null,
    description:
      "Address of the server, needed with the store neo4j: bolt://host:7687, or neo4j:// where a cluster routes; bolt+s:// and neo4j+s:// are TLS.",
  },
  {
    name: "neo4j.user",
    env: "NEO4J_USER",
    ...plain,
    fileEnv: "NEO4J_USER_FILE",
    default: "neo4j",
    description: "User of the database.",
  },
  {
    name: "neo4j.password",
    env: "NEO4J_PASSWORD",
    fileEnv: "NEO4J_PASSWORD_FILE",
    secret: true,
    required: false,
    default: null,
    description: "Password of the user, needed with the store neo4j. A server without sign-in takes any.",
  },
  {
    name: "neo4j.database",
    env: "NEO4J_DATABASE",
    ...plain,
    default: null,
    description: "Name of the database, where it is not the user's home database. It must be Whocan's alone.",
  },
  {
    name: "neo4j.caFile",
    env: "NEO4J_CA_FILE",
    ...plain,
    default: null,
    description:
      "File with the authorities (PEM) that the server's certificate is checked by, instead of the system's; it turns TLS on. A relative path starts at the current folder.",
  },
  {
    name: "neo4j.bookmarksFile",
    env: "NEO4J_BOOKMARKS_FILE",
    ...plain,
    default: null,
    description:
      "File that tells readers what was committed last, so that no member of a cluster answers them from before; neo4j-bookmarks.json in the data folder where NEO4J_URI begins with neo4j, none else. Share it between machines that read one cluster.",
  },
  {
    name: "neo4j.insecure",
    env: "NEO4J_INSECURE",
    ...plain,
    default: false,
    description:
      "Send the password to another machine without TLS, or without checking its certificate (+ssc). For networks that nobody else listens to, such as one between containers.",
  },
];

const SCHEMES = ["bolt:", "bolt+s:", "bolt+ssc:", "neo4j:", "neo4j+s:", "neo4j+ssc:"];

const text = z.string().trim().min(1, "is empty");

/** The settings below `neo4j`, as a file or the environment gives them. */
export const neo4jSchema = z.strictObject({
  uri: text.refine(isAddress, "is not the address of a server, or holds more than that").optional(),
  user: text.default("neo4j"),
  password: z.string().min(1).optional(),
  database: text.regex(/^[A-Za-z][A-Za-z0-9.-]{2,62}$/, "is not the name of a database").optional(),
  caFile: text.optional(),
  bookmarksFile: text.optional(),
  insecure: z.union([z.boolean(), z.stringbool()]).default(false),
});

/** How to reach the database; every value was checked. */
export interface Neo4jConnection {
  /** Without `+s` where `caFile` says how to check the certificate: the driver takes one of the two. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
  readonly caFile: string | undefined;
  readonly bookmarksFile: string | undefined;
}

/**
 * Checks the settings below `neo4j`. CONFIG_MISSING names those that are not there, CONFIG_INVALID the one at fault, INSECURE_URL an
 * address that the password would travel to for others to read. Values never appear in the error.
 */
export function parseNeo4jConnection(input: Readonly<Record<string, unknown>>): Neo4jConnection {
  const parsed = neo4jSchema.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  const { uri, user, password, database, caFile, bookmarksFile, insecure } = parsed.data;
  if (uri === undefined || password === undefined) {
    const missing = [uri === undefined ? "NEO4J_URI" : "", password === undefined ? "NEO4J_PASSWORD" : ""];
    throw lacking(missing.filter((name) => name !== ""));
  }
  const url = new URL(uri);
  if (!insecure && !isLoopback(url) && !isChecked(url, caFile)) throw exposed(url);
  if (caFile !== undefined) url.protocol = url.protocol.replace(/\+s(sc)?:$/, ":");
  return { uri: caFile === undefined ? uri : url.href, user, password, database, caFile, bookmarksFile };
}

function isAddress(uri: string): boolean {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  return url !== undefined && SCHEMES.includes(url.protocol) && url.hostname !== "" && !uri.includes("@");
}

/** Whether the connection is encrypted to a server whose certificate is checked. */
function isChecked({ protocol }: URL, caFile: string | undefined): boolean {
  return protocol.endsWith("+s:") || caFile !== undefined;
}

function lacking(missing: readonly string[]): WhocanError {
  const fields = neo4jFields.filter(({ env }) => env !== null && missing.includes(env));
  return new WhocanError("CONFIG_MISSING", `The store neo4j lacks ${fields.map(named).join(", ")}.`, {
    field: fields.map(({ name }) => name).join(", "),
    help: `Set ${missing.join(", ")}, or WHOCAN_STORE=sqlite to keep facts in a file.`,
  });
}

function exposed({ protocol, hostname }: URL): WhocanError {
  const why = protocol.endsWith("+ssc:") ? "without checking whose server it is" : "for everybody to read";
  return new WhocanError("INSECURE_URL", `${protocol}//${hostname} would get the password ${why}.`, {
    field: "neo4j.uri",
    help: "Use bolt+s:// or neo4j+s://, or name the server's authority by NEO4J_CA_FILE. In a network of your own: NEO4J_INSECURE=true.",
  });
}

function invalid({ issues: [issue] }: z.ZodError): WhocanError {
  const name = `neo4j.${issue?.path.join(".") ?? ""}`;
  const setting = neo4jFields.find((field) => field.name === name);
  return new WhocanError(
    "CONFIG_INVALID",
    `${setting === undefined ? name : named(setting)} ${issue?.message ?? "is wrong"}.`,
    { field: name, ...(setting === undefined ? {} : { help: setting.description }) },
  );
}

function named({ name, env }: Setting): string {
  return env === null ? name : `${name} (${env})`;
}
