import type { z } from "zod";
import type { filterArg } from "./arguments.ts";
import type { PrincipalFilter } from "./engine.ts";
import type { ReferenceResolver } from "./references.ts";

/** The filter with its groups as keys. */
export async function resolveFilter(
  filter: z.output<typeof filterArg>,
  references: ReferenceResolver,
): Promise<PrincipalFilter> {
  if (filter == null) return {};
  const groups = filter.groups
    ? await Promise.all(filter.groups.map((group) => references.resolve(group, "filter.groups")))
    : undefined;
  return {
    states: filter.states ?? undefined,
    kinds: filter.kinds ?? undefined,
    groups,
    origins: filter.origins ?? undefined,
    status: filter.status ?? undefined,
    text: filter.text ?? undefined,
  };
}
