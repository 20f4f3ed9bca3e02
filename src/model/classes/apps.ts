import type { ResourceClass } from "../class.ts";

/** Apps, integrations and reports. */
export const APPS_CLASSES: readonly ResourceClass[] = [
  {
    name: "App",
    belongsTo: "account",
    product: null,
    area: "Advanced › App Marketplace",
    description: "Marketplace apps: approval, requests, definition, secrets.",
  },
  {
    name: "AppActivity",
    belongsTo: "account",
    product: null,
    area: "App Marketplace › Call Logs",
    description: "What apps called and were sent: API and webhook logs.",
  },
  {
    name: "EventSubscription",
    belongsTo: "account",
    product: null,
    area: "App Marketplace › Event Subscriptions",
    description: "Which events go to which webhook address.",
  },
  {
    name: "Integration",
    belongsTo: "account",
    product: null,
    area: "Advanced › Integration",
    description: "Third-party integrations and calendar services of the account.",
  },
  {
    name: "Developer",
    belongsTo: "account",
    product: null,
    area: "Advanced › Developers",
    description: "Building apps on the account, also server-to-server ones.",
  },
  {
    name: "Report",
    belongsTo: "account",
    product: null,
    area: "Reports",
    description: "Usage reports on meetings, webinars, telephony, storage and hosts.",
  },
  {
    name: "AuditLog",
    belongsTo: "account",
    product: null,
    area: "Reports › Admin Activity Logs",
    description: "Sign-in and operation logs.",
  },
  {
    name: "Dashboard",
    belongsTo: "account",
    product: null,
    area: "Dashboard",
    description: "Quality and usage dashboards with participants' data.",
  },
];
