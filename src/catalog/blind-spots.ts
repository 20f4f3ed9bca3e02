/**
 * What Zoom shows to nobody through its API, and what it would show but no section reads, by the kind of principal that an
 * answer may lack. Listed, never a gap.
 */
export const BLIND_SPOTS: readonly { readonly kind: "user" | "app"; readonly text: string; readonly source: string }[] =
  [
    {
      kind: "app",
      text: "Which users installed an app, and who authorized it, Zoom shows to nobody: an app's reach is at most its scopes'.",
      source: "Zoom Marketplace API: no operation lists installations or authorizations",
    },
    {
      kind: "app",
      text: "Apps that the account's own developers created are not read: one is known only where it was also approved or added.",
      source: "Zoom Marketplace API, GET /marketplace/apps: type account_created",
    },
    {
      kind: "user",
      text: "A role that a group passes on to its members Zoom shows to nobody.",
      source: "Zoom help, role management; no operation names a group's role",
    },
  ];
