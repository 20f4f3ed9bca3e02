import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import type { accountSettingsSchema } from "./schema.ts";

/** The account itself: its id comes from the configuration, as no documented call names the token's own account. */
export function accountFacts(
  settings: z.output<typeof accountSettingsSchema> | undefined,
  context: FactContext,
): readonly Fact[] {
  const { account, prefix } = context.keys;
  return [nodeFact(context, "ZoomAccount", prefix, settings?.account?.name ?? account, { zoom_id: account })];
}
