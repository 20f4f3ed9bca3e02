import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import { normalizeEmail } from "../../../../model/keys.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact, relationFact } from "../../fact-builder.ts";
import type { userSchema } from "./schema.ts";

export type UserRecord = z.output<typeof userSchema>;

/** Zoom's plan types (GET /users, `type`). */
const PLAN_TYPES: Readonly<Record<number, string>> = {
  1: "Basic",
  2: "Licensed",
  4: "Unassigned without Meetings Basic",
  99: "None (legacy SSO)",
};

/** A user with its role and groups. An invitation without an id is keyed by its e-mail until it is accepted. */
export function userFacts(user: UserRecord, context: FactContext): readonly Fact[] {
  const key = userKeyOf(user, context);
  if (key === undefined) return [];
  const status = user.status ?? context.extent;
  const node = nodeFact(context, "ZoomUser", key, nameOf(user), {
    zoom_id: user.id,
    email: user.email === undefined ? undefined : normalizeEmail(user.email),
    email_as_given: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    display_name: user.display_name,
    department: user.dept,
    status,
    is_active: status === "active",
    verified: user.verified,
    type: user.type,
    plan_type: user.type === undefined ? undefined : PLAN_TYPES[user.type],
    role_id: user.role_id,
    group_ids: user.group_ids,
    created_at: user.user_created_at,
    last_login_time: user.last_login_time,
    employee_unique_id: user.employee_unique_id,
    timezone: user.timezone,
  });
  const roles =
    user.role_id === undefined ? [] : [relationFact(context, key, "HAS_ROLE", context.keys.role(user.role_id))];
  const groups = (user.group_ids ?? []).map((id) => relationFact(context, key, "MEMBER_OF", context.keys.group(id)));
  return [node, ...roles, ...groups];
}

function userKeyOf(user: UserRecord, { keys }: FactContext): string | undefined {
  if (user.id !== undefined) return keys.user(user.id);
  return user.email === undefined ? undefined : keys.pendingUser(user.email);
}

/** The name that Zoom shows, else first and last name as far as given, else the e-mail, else the id. */
function nameOf(user: UserRecord): string | undefined {
  const fullName = [user.first_name, user.last_name]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(" ");
  return user.display_name?.trim() || fullName || (user.email?.trim() ?? user.id);
}
