import type { ProjectionReport } from "../engines/cypher/project/update-projection.ts";
import { type ErrorCode, toWhocanError, WhocanError } from "../lib/errors.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { OpenStore } from "./open-store.ts";

export interface ProjectOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told while it is built, how many nodes of facts it has now. */
  readonly onProjecting?: ((nodes: number) => void) | undefined;
}

/** How bringing the projection to the newest revision ended. Where it failed the revision stands all the same. */
export type ProjectionOutcome =
  | (ProjectionReport & { readonly failed?: never })
  | { readonly failed: { readonly code: ErrorCode; readonly message: string; readonly help: string } };

/** CONFIG_INVALID for a store without a projection; what updateProjection throws. */
export async function project(
  store: OpenStore,
  parts: EngineParts,
  { signal, onProjecting, rebuild = false }: ProjectOptions & { readonly rebuild?: boolean },
): Promise<ProjectionReport> {
  const { database } = store;
  if (database === undefined) {
    throw new WhocanError("CONFIG_INVALID", `The store ${store.name} has no projection.`, {
      field: "store",
      help: "Set WHOCAN_STORE=neo4j with NEO4J_URI and NEO4J_PASSWORD.",
    });
  }
  const { catalog, lacks } = parts;
  const { updateProjection } = await import("../engines/cypher/project/update-projection.ts");
  return updateProjection({ database, catalog, lacks, rebuild, signal, progress: onProjecting });
}

/** After a revision was written: null for a store without a projection. Does not throw, as the revision stands. */
export async function keepProjection(
  store: OpenStore,
  parts: () => EngineParts,
  options: ProjectOptions,
): Promise<ProjectionOutcome | null> {
  if (store.database === undefined) return null;
  try {
    return await project(store, parts(), options);
  } catch (thrown) {
    const { code, message } = toWhocanError(thrown);
    const help = "The next whocan sync repairs it, or whocan store project. Until then the index answers.";
    return { failed: { code, message, help } };
  }
}
