import { comparePermissions, type Permission } from "../model/permissions.ts";
import type { Capability, CatalogData } from "./capability.ts";
import { satisfies } from "./codes.ts";

/** What one privilege opens of a class. */
export interface Opened {
  readonly class: string;
  readonly permission: Permission;
  /** Codes that are needed besides, where this privilege alone is not enough; empty where it is. */
  readonly besides: readonly string[];
  readonly capabilities: readonly Capability[];
}

/**
 * What holding a code opens, by class and permission in the catalog's order. A pair that some capability gives for the
 * code alone is listed so, without the conjunctions that give it too.
 */
export function openedBy(data: Pick<CatalogData, "capabilities">, code: string): Opened[] {
  const found = new Map<string, Opened>();
  for (const capability of data.capabilities) {
    for (const conjunction of capability.needs ?? []) {
      if (!conjunction.some((needed) => satisfies(code, needed))) continue;
      const besides = conjunction.filter((needed) => !satisfies(code, needed));
      const key = `${capability.class} ${capability.permission}`;
      const before = found.get(key);
      if (before !== undefined && before.besides.length < besides.length) continue;
      const together = before !== undefined && before.besides.length === besides.length ? before.capabilities : [];
      found.set(key, {
        class: capability.class,
        permission: capability.permission,
        besides,
        capabilities: [...together, capability],
      });
    }
  }
  return [...found.values()].sort(
    (a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : 0) || comparePermissions(a.permission, b.permission),
  );
}
