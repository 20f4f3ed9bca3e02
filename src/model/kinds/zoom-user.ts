import type { KindDeclaration } from "../kind.ts";

export const zoomUser: KindDeclaration = {
  kind: "ZoomUser",
  word: "user",
  labels: ["ZoomUser", "UserAccount"],
  generic: ["Principal", "Resource", "Identity"],
  description: "A user of the account, whether active, inactive or invited and pending.",
  sections: ["users"],
  resourceClass: "User",
  ownedBy: "self",
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    zoom_id: { type: "string", description: "Zoom's id of the user; absent for a pending invitation." },
    email: { type: "string", description: "The e-mail, trimmed and in lower case." },
    email_as_given: { type: "string", description: "The e-mail exactly as Zoom returned it." },
    first_name: { type: "string", description: "Given name." },
    last_name: { type: "string", description: "Family name." },
    display_name: { type: "string", description: "The name that Zoom shows." },
    department: { type: "string", description: "Department, from `dept`." },
    status: { type: "string", description: "`active`, `inactive` or `pending`." },
    is_active: { type: "boolean", description: "Whether the status is `active`." },
    verified: { type: "boolean", description: "Whether the e-mail was verified." },
    type: { type: "number", description: "Plan type as a number: 1, 2, 4 or 99." },
    plan_type: {
      type: "string",
      description: "Plan type as text: Basic, Licensed, Unassigned without Meetings Basic, None (legacy SSO).",
    },
    role_id: { type: "string", description: "The role in the user's own record." },
    group_ids: { type: "strings", description: "The groups in the user's own record." },
    created_at: { type: "datetime", description: "When the user was created, from `user_created_at`." },
    last_login_time: {
      type: "datetime",
      description: "The last sign-in; Zoom updates it after up to three days. Absent means unknown, not never.",
    },
    last_sign_in_time: {
      type: "datetime",
      description:
        "The last sign-in within the days that are read (`activities.days`), exact and at once. Absent means none within them, or not collected.",
      sections: ["activities"],
    },
    employee_unique_id: { type: "string", description: "Unique id of the employee, from single sign-on." },
    timezone: { type: "string", description: "Time zone of the user." },
  },
};
