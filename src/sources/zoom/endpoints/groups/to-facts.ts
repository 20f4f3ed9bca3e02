import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import type { groupSchema } from "./schema.ts";

export function groupFacts(group: z.output<typeof groupSchema>, context: FactContext): readonly Fact[] {
  if (group.id === undefined) return [];
  return [
    nodeFact(context, "ZoomGroup", context.keys.group(group.id), group.name ?? group.id, {
      zoom_id: group.id,
      total_members: group.total_members,
    }),
  ];
}
