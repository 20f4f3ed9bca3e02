import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import { type FactContext, subjectId } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import type { appDetailSchema } from "./schema.ts";

/** The app with its scopes; without a list of them in the answer the property is absent, which means unread. */
export function appDetailFacts(app: z.output<typeof appDetailSchema>, context: FactContext): readonly Fact[] {
  const id = subjectId(context.extent);
  return [
    nodeFact(context, "ZoomApp", context.keys.app(id), app.app_name ?? id, {
      app_id: id,
      app_type: app.app_type,
      app_usage: app.app_usage,
      app_status: app.app_status,
      app_scopes: app.app_scopes?.toSorted(),
    }),
  ];
}
