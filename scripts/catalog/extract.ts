import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** One operation as its document prints it, spaces and slips included. */
export interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly document: string;
  readonly summary: string;
  readonly permissions: readonly string[];
  readonly classic: readonly string[];
  readonly granular: readonly string[];
  /** As printed; null where the description prints none. */
  readonly rateLabel: string | null;
}

const METHODS = ["get", "post", "put", "patch", "delete"];
const RATE_LABEL = /Rate Limit Label\]\([^)]*\):\*\*\s*`([^`]*)`/;

interface OpenApiOperation {
  readonly summary?: string;
  readonly description?: string;
  readonly "x-extensions"?: Readonly<Record<string, readonly string[] | undefined>>;
}
interface OpenApiDocument {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

/** Reads Zoom's OpenAPI documents (`*.json.gz`, some wrapped as `{spec}`) and keeps what the catalog is built from. */
export function extractOperations(folder: string): DocumentedOperation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json.gz"));
  const operations = files.sort().flatMap((file) => {
    const parsed = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString("utf8"));
    return operationsOf((parsed.spec ?? parsed) as OpenApiDocument);
  });
  return operations.sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

function operationsOf(document: OpenApiDocument): DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      if (operation === undefined) return [];
      const extensions = operation["x-extensions"] ?? {};
      return {
        method: method.toUpperCase(),
        path,
        document: document.info.title,
        summary: (operation.summary ?? "").replace(/\s+/g, " ").trim(),
        permissions: extensions["x-permissions"] ?? [],
        classic: extensions["x-macro-scopes"] ?? [],
        granular: extensions["x-granular-scopes"] ?? [],
        rateLabel: RATE_LABEL.exec(operation.description ?? "")?.[1] ?? null,
      };
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
