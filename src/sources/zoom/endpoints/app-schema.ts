import * as z from "zod";
import type { Fact } from "../../../model/facts.ts";
import type { FactContext } from "../endpoint.ts";
import { nodeFact } from "../fact-builder.ts";
import { booleanField, idField, numberField, textField } from "../fields.ts";

const approvalSchema = z.object({ approved_type: textField, app_approval_closed: booleanField });
const listedScopeSchema = z.object({ scope_name: textField }).nullable().catch(null);

/** One app of the Marketplace lists; which members are there depends on the list. */
export const listedAppSchema = z.object({
  app_id: idField,
  app_name: textField,
  app_type: textField,
  app_usage: numberField,
  app_status: textField,
  app_developer_type: textField,
  approval_info: approvalSchema.nullish().catch(undefined),
  scopes: z.array(listedScopeSchema).nullish().catch(undefined),
});

export type ListedApp = z.output<typeof listedAppSchema>;

/** Scopes as codes: `user:read:admin`, or `scim2`, the one without a colon. */
const SCOPE_CODE = /^([a-z0-9_]+(:[a-z0-9_]+)+|scim2)$/;

/** An app as a list says it, with what being in that list means. */
export function listedAppFacts(
  app: ListedApp,
  context: FactContext,
  meaning: Readonly<Record<string, string | boolean>>,
): readonly Fact[] {
  if (app.app_id === undefined) return [];
  const closed = app.approval_info?.app_approval_closed;
  return [
    nodeFact(context, "ZoomApp", context.keys.app(app.app_id), app.app_name ?? app.app_id, {
      app_id: app.app_id,
      approval_type: app.approval_info?.approved_type,
      approval_required: closed === undefined ? undefined : !closed,
      app_status: app.app_status,
      app_type: app.app_type,
      app_usage: app.app_usage,
      developer_type: app.app_developer_type,
      app_scopes: scopesOf(app),
      ...meaning,
    }),
  ];
}

/**
 * Zoom documents `scope_name` by a sentence, not a code ("View all users' team chat messages"). So the list's scopes
 * count only where every one is a code; otherwise the app's detail alone says them.
 */
function scopesOf(app: ListedApp): readonly string[] | undefined {
  const names = (app.scopes ?? []).map((scope) => scope?.scope_name?.trim() ?? "");
  return names.length > 0 && names.every((name) => SCOPE_CODE.test(name)) ? [...new Set(names)].sort() : undefined;
}
