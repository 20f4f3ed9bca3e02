import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import type { roleSchema } from "./schema.ts";

export function roleFacts(role: z.output<typeof roleSchema>, context: FactContext): readonly Fact[] {
  if (role.id === undefined) return [];
  return [
    nodeFact(context, "ZoomRole", context.keys.role(role.id), role.name ?? role.id, {
      zoom_id: role.id,
      description: role.description,
      type: role.type ?? "common",
      total_members: role.total_members,
    }),
  ];
}
