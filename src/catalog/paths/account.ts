import { fromSource, type PathRule } from "../authoring.ts";

/** The account, what it pays and what it keeps apart. */
export const ACCOUNT_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Accounts, Billing, Meetings", [
  { path: "/accounts/{}/lock_settings", class: "AccountSetting", as: "part of metadata" },
  { path: "/accounts/{}/managed_domains", class: "AccountDomain", as: "metadata" },
  { path: "/accounts/{}/trusted_domains", class: "AccountDomain", as: "metadata" },
  { path: "/accounts/{}/owner", class: "Account", as: "part of metadata", marks: { PUT: ["assigns", "takes-over"] } },
  { path: "/accounts/{}/settings", class: "AccountSetting", as: "part of metadata" },
  { path: "/accounts/{}/billing", class: "BillingInformation", as: "data", marks: { PATCH: ["money"] } },
  { path: "/accounts/{}/billing/invoices", class: "BillingInformation", as: "data" },
  {
    path: "/accounts/{}/plans",
    class: "Billing",
    as: "metadata",
    marks: { POST: ["money"], PUT: ["money"], PATCH: ["money"] },
  },
  { path: "/accounts/billing/invoice_reports", class: "BillingInformation", as: "data" },
  { path: "/accounts/billing/renewals", class: "Billing", as: "metadata" },
  { path: "/api/download/billing/invoices", class: "BillingInformation", as: "data" },
  { path: "/billing/invoices", class: "BillingInformation", as: "data" },
  // An export hands out all that the account keeps about a person.
  { path: "/data_requests/files", class: "DataRequest", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/data_requests/requests", class: "DataRequest", as: "data", marks: { POST: ["exposes-content"] } },
  { path: "/information_barriers", class: "InformationBarrier", as: "metadata" },
  { path: "/surveys", class: "Survey", as: "data" },
  { path: "/tracking_fields", class: "TrackingField", as: "metadata" },
  { path: "/tsp", class: "Tsp", as: "part of metadata" },
  { path: "/users/{}/tsp", class: "Tsp", as: "metadata" },
  { path: "/users/{}/pac", class: "Tsp", as: "metadata" },
]);
