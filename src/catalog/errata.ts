/** Corrections of Zoom's documents, one cited row each, applied in this order before anything else is read. */
export type Erratum =
  | { readonly kind: "trim-scopes"; readonly why: string; readonly source: string }
  | {
      readonly kind: "rename-privilege";
      readonly from: string;
      readonly to: string;
      readonly why: string;
      readonly source: string;
    }
  | {
      readonly kind: "scopes";
      readonly operation: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly why: string;
      readonly source: string;
    }
  | {
      readonly kind: "scope-level";
      readonly scope: string;
      readonly level: "admin";
      readonly why: string;
      readonly source: string;
    }
  | {
      readonly kind: "add-operation";
      readonly operation: string;
      readonly summary: string;
      readonly document: string;
      readonly scopes: readonly string[];
      readonly rateLabel: string;
      readonly why: string;
      readonly source: string;
    }
  | { readonly kind: "keep"; readonly text: string; readonly why: string; readonly source: string };

const GAPS = "Vendors' set-up guides and error texts in public code name the scope";
const EVENTS = "Zoom's sample tokens of app subscription calls carry the scope";

export const ERRATA: readonly Erratum[] = [
  {
    kind: "trim-scopes",
    why: "GET /divisions, /divisions/{divisionId} and /divisions/{divisionId}/users print a space before division:read:admin.",
    source: "Zoom OpenAPI: Users",
  },
  {
    kind: "rename-privilege",
    from: "MoileDeviceManagement:Read",
    to: "MobileDeviceManagement:Read",
    why: "Three device operations misspell the privilege; its Edit form and other operations spell it right.",
    source: "Zoom OpenAPI: Meetings",
  },
  {
    kind: "rename-privilege",
    from: "Marketplace:Edit",
    to: "MarketPlace:Edit",
    why: "One operation spells it with a small p; codes compare without case anyway.",
    source: "Zoom OpenAPI: Marketplace",
  },
  {
    kind: "add-operation",
    operation: "GET /accounts/me/recordings",
    summary: "List the account's recordings",
    document: "Meetings",
    scopes: ["recording:read:admin", "cloud_recording:read:list_account_recordings:admin"],
    rateLabel: "MEDIUM",
    why: "The documents lack the call; the path with a literal account id asks for :master scopes, with `me` for :admin.",
    source: "A public probe log of a server-to-server app, 2026-05-12; the label is that of the user's list",
  },
  {
    kind: "scopes",
    operation: "GET /meetings/{meetingId}/recordings",
    add: ["recording:read:admin"],
    remove: ["phone_recording:read:admin"],
    why: "A phone scope cannot open meeting recordings; the sibling operations list recording:read:admin.",
    source: "Zoom OpenAPI: Meetings, GET /meetings/{meetingId}/recordings/settings and /registrants",
  },
  {
    kind: "scopes",
    operation: "GET /report/daily",
    add: ["report:read:daily_usage:admin"],
    remove: [],
    why: "No granular scope is listed.",
    source: GAPS,
  },
  {
    kind: "scopes",
    operation: "GET /report/cloud_recording",
    add: ["report:read:cloud_recording:admin"],
    remove: [],
    why: "No granular scope is listed.",
    source: GAPS,
  },
  {
    kind: "scopes",
    operation: "GET /devices",
    add: ["device:read:list_zdm_devices:admin"],
    remove: [],
    why: "No granular scope is listed.",
    source: GAPS,
  },
  {
    kind: "scopes",
    operation: "GET /accounts/{accountId}/lock_settings",
    add: ["account:read:lock_settings:admin"],
    remove: [],
    why: "Only the :master form is listed; the :admin form is documented as sufficient for `me`.",
    source: "Cartography's Zoom module documentation",
  },
  {
    kind: "scopes",
    operation: "GET /contacts/groups",
    add: ["contact_group:read:list_groups:admin"],
    remove: [],
    why: "No granular scope is listed; a public connector that calls it asks for this one.",
    source: "baton-zoom's README",
  },
  {
    kind: "scopes",
    operation: "GET /marketplace/app/event_subscription",
    add: ["marketplace:read:list_event_subscriptions"],
    remove: [],
    why: "No scope is listed.",
    source: EVENTS,
  },
  {
    kind: "scopes",
    operation: "POST /marketplace/app/event_subscription",
    add: ["marketplace:write:event_subscription"],
    remove: [],
    why: "No scope is listed.",
    source: EVENTS,
  },
  {
    kind: "scopes",
    operation: "PATCH /marketplace/app/event_subscription/{eventSubscriptionId}",
    add: ["marketplace:update:event_subscription"],
    remove: [],
    why: "No scope is listed.",
    source: EVENTS,
  },
  {
    kind: "scopes",
    operation: "DELETE /marketplace/app/event_subscription/{eventSubscriptionId}",
    add: ["marketplace:delete:event_subscription"],
    remove: [],
    why: "No scope is listed.",
    source: EVENTS,
  },
  {
    kind: "scope-level",
    scope: "scim2",
    level: "admin",
    why: "The classic scope has no suffix, yet provisioning is about the whole account; its granular twin is scim2:admin.",
    source: "Zoom OpenAPI: SCIM2",
  },
  {
    kind: "keep",
    text: "division:wirte:admin",
    why: "Misspelt, but that is the scope that apps hold: it is kept as published and read as a write scope.",
    source: "Zoom OpenAPI: Users and Zoom's scope pages",
  },
];
