import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ZOOM_ENDPOINTS } from "../src/sources/zoom/endpoints.gen.ts";

/**
 * Writes test/real-input/fixtures: for each endpoint in use the answer that Zoom's own documents describe, put together of
 * the `example` of every property, and of its type or enum where it has none. Run it with the folder that holds the documents:
 *   npx tsx scripts/build-real-input.ts <folder>
 */

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly responses?: Readonly<Record<string, { content?: { "application/json"?: { schema?: Schema } } }>>;
}

interface Document {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Calls that the documents lack, with the documented call whose records theirs are, and members that only they have. */
const HAND_MADE: Readonly<
  Record<string, { like: string; list: string; records: Readonly<Record<string, unknown>>; reason: string }>
> = {
  "GET /accounts/me/recordings": {
    like: "GET /users/{userId}/recordings",
    list: "meetings",
    records: { account_id: "Cx3wERazSgup7ZWRHQM8-w", host_email: "jchill@example.com" },
    reason:
      "Hand-made: the documents lack this call; its records are those of the user's list, with the account's members added.",
  },
};

const OUTPUT = "test/real-input/fixtures";

async function main(folder: string): Promise<void> {
  const documents = await readDocuments(folder);
  await mkdir(OUTPUT, { recursive: true });
  for (const { section, operation } of ZOOM_ENDPOINTS) {
    if (operation === null) continue;
    const handMade = HAND_MADE[operation];
    const documented = handMade?.like ?? operation;
    const found = find(documents, documented);
    const response = exampleOf(found.schema) as Record<string, unknown>;
    if (handMade !== undefined) addToRecords(response, handMade.list, handMade.records);
    const source = {
      document: `Zoom's OpenAPI document "${found.title}"`,
      operation: documented,
      made: handMade?.reason ?? "Assembled from the examples of its properties, by scripts/build-real-input.ts.",
    };
    await writeFile(join(OUTPUT, `${section}.json`), `${JSON.stringify({ operation, source, response }, null, 2)}\n`);
    console.log(`${section}: ${documented}`);
  }
}

async function readDocuments(folder: string): Promise<readonly Document[]> {
  const names = (await readdir(folder)).filter((name) => /\.json(\.gz)?$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name));
      const file = JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString()) as
        | Document
        | { spec: Document };
      return "spec" in file ? file.spec : file;
    }),
  );
}

function find(documents: readonly Document[], operation: string): { readonly title: string; readonly schema: Schema } {
  const [method = "", path = ""] = operation.split(" ");
  for (const { info, paths } of documents) {
    const schema = paths[path]?.[method.toLowerCase()]?.responses?.["200"]?.content?.["application/json"]?.schema;
    if (schema !== undefined) return { title: info.title, schema };
  }
  throw new Error(`No document describes the answer of ${operation}.`);
}

function exampleOf(schema: Schema): unknown {
  const parts = schema.allOf ?? (schema.oneOf ?? schema.anyOf)?.slice(0, 1);
  if (parts !== undefined) {
    const own = schema.properties === undefined ? {} : objectOf(schema.properties);
    return Object.assign({}, ...parts.map(exampleOf), own);
  }
  if (schema.properties !== undefined) return objectOf(schema.properties);
  if (schema.items !== undefined) return schema.example ?? [exampleOf(schema.items)];
  return schema.example ?? schema.enum?.[0] ?? ofType(schema);
}

function objectOf(properties: Readonly<Record<string, Schema>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema)]));
}

function ofType({ type, format }: Schema): unknown {
  switch (type) {
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return {};
    default:
      return format === "date-time" ? "2024-01-01T00:00:00Z" : "text";
  }
}

function addToRecords(
  response: Record<string, unknown>,
  list: string,
  members: Readonly<Record<string, unknown>>,
): void {
  const records = response[list];
  if (!Array.isArray(records)) throw new Error(`The answer has no list "${list}".`);
  for (const record of records) Object.assign(record as object, members);
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Name the folder that holds Zoom's OpenAPI documents.");
  process.exitCode = 2;
} else {
  await main(folder);
}
