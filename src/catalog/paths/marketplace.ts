import { fromSource, type PathRule } from "../authoring.ts";

/** Apps are configuration, so Metadata; what they called and were sent is Data. */
export const MARKETPLACE_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Marketplace", [
  { path: "/app/notifications", class: "App", as: "non-data" },
  { path: "/marketplace/app/custom_fields", class: "App", as: "metadata" },
  { path: "/marketplace/app/event_subscription", class: "EventSubscription", as: "metadata" },
  { path: "/marketplace/apps", class: "App", as: "metadata" },
  // Checking a manifest changes nothing.
  { path: "/marketplace/apps/manifest/validate", class: "App", as: "metadata", but: { POST: "MetadataRead" } },
  { path: "/marketplace/apps/{}/api_call_logs", class: "AppActivity", as: "data" },
  { path: "/marketplace/apps/{}/deeplink", class: "App", as: "non-data" },
  { path: "/marketplace/apps/{}/manifest", class: "App", as: "part of metadata" },
  { path: "/marketplace/apps/{}/preApprove", class: "App", as: "part of metadata" },
  { path: "/marketplace/apps/{}/requests", class: "App", as: "part of metadata" },
  // The answer is the app's new secret.
  {
    path: "/marketplace/apps/{}/rotate_client_secret",
    class: "App",
    as: "part of metadata",
    marks: { POST: ["takes-over"] },
  },
  { path: "/marketplace/apps/{}/webhook_logs", class: "AppActivity", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/marketplace/monetization/entitlements", class: "App", as: "metadata" },
  { path: "/marketplace/users/{}/apps", class: "App", as: "part of metadata" },
  { path: "/marketplace/users/{}/entitlements", class: "App", as: "metadata" },
  { path: "/zoomapp/deeplink", class: "App", as: "non-data" },
]);
