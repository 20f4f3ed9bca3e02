import type { z } from "zod";
import { WhocanError } from "../lib/errors.ts";
import { splitKey } from "../model/keys.ts";
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
    ? await Promise.all(filter.groups.map((group) => resolveGroup(group, references)))
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

/** BAD_ARGUMENT for what has no members: a list of those of a role would be empty, and read as "nobody". */
async function resolveGroup(reference: string, references: ReferenceResolver): Promise<string> {
  const field = "filter.groups";
  const key = await references.resolve(reference, field);
  if (splitKey(key)[2] === "group") return key;
  throw new WhocanError("BAD_ARGUMENT", `"${reference}" is not a group.`, { field });
}
