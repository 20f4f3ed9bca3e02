import { readFile } from "node:fs/promises";
import type { ZoomEndpoint } from "../../src/sources/zoom/endpoint.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";

/** An answer as Zoom's documents describe it, with where it is from. */
export interface RealInput {
  readonly endpoint: ZoomEndpoint;
  readonly operation: string;
  readonly source: { readonly document: string; readonly operation: string; readonly made: string };
  readonly response: Readonly<Record<string, unknown>>;
}

/** The fixture of every endpoint that asks Zoom; fails when one is missing. */
export async function realInputs(): Promise<readonly RealInput[]> {
  const asking = ZOOM_ENDPOINTS.filter(({ operation }) => operation !== null);
  return Promise.all(
    asking.map(async (endpoint) => {
      const text = await readFile(new URL(`./fixtures/${endpoint.section}.json`, import.meta.url), "utf8");
      return { endpoint, ...(JSON.parse(text) as Omit<RealInput, "endpoint">) };
    }),
  );
}
