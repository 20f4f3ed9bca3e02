import type { AppList, DemoApp } from "../../account/demo-account.ts";
import { isReply } from "../paging.ts";
import { compact, invalidField, ok, zoomError } from "../reply.ts";
import type { Route } from "../route.ts";

const LISTS: readonly AppList[] = ["account_added", "approved_apps", "public", "account_created", "restricted_apps"];
/** Lists of requests: this account has none open and none past. */
const REQUESTS = ["active_requests", "past_requests"];

export const APP_ROUTES: readonly Route[] = [
  {
    operation: "GET /marketplace/apps",
    answer({ account, path, query, pager }) {
      const type = query.get("type") ?? "active_requests";
      const list = LISTS.find((candidate) => candidate === type);
      if (list === undefined && !REQUESTS.includes(type)) return invalidField("type", "Invalid field.");
      const apps = list === undefined ? [] : account.apps.filter((app) => app.lists.includes(list));
      const page = pager.cut(apps, path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      return ok({
        next_page_token: page.nextPageToken,
        page_size: page.size,
        apps: page.items.map((app) => listed(app, type)),
      });
    },
  },
  {
    operation: "GET /marketplace/apps/{appId}",
    answer({ account, params }) {
      const app = account.apps.find((candidate) => candidate.id === params["appId"]);
      if (app === undefined) return zoomError(404, 1401, `APP ID does not exist: ${params["appId"]}`);
      return ok(
        compact({
          ...head(app),
          app_description: app.description,
          app_permissions: [
            {
              group: "View",
              group_message: "App can view information",
              title: "Associated with your account",
              permissions: areas(app).map((name) => ({ name })),
            },
          ],
          app_requirements: {
            user_role: app.usage === 1 ? "admin" : "user",
            min_client_version: "5.7.3",
            account_eligibility: { account_types: ["Pro", "Business"] },
          },
          app_links: {
            documentation_url: "https://apps.example/documentation",
            privacy_policy_url: "https://apps.example/privacy",
            support_url: "https://apps.example/support",
            terms_of_use_url: "https://apps.example/terms",
          },
          app_scopes: app.scopes,
        }),
      );
    },
  },
];

function head(app: DemoApp): Record<string, unknown> {
  return {
    app_id: app.id,
    app_name: app.name,
    app_type: app.type,
    app_usage: app.usage,
    app_status: app.status,
  };
}

/** The list words scopes for people, as Zoom's sample does; exact scopes are in the detail alone. */
function listed(app: DemoApp, type: string): Record<string, unknown> {
  const { approval } = app;
  return compact({
    ...head(app),
    app_developer_type: app.developer,
    app_description: app.description,
    app_icon: `https://marketplace.example/icons/${app.id}.png`,
    scopes: areas(app).map((area) => ({
      scope_name: `View and manage ${area}`,
      scope_description: `This app gains access to ${area}.`,
    })),
    app_privacy_policy_url: "https://apps.example/privacy",
    app_directory_url: `https://marketplace.example/apps/${app.id}`,
    app_help_url: "https://apps.example/support",
    approval_info:
      type === "approved_apps" && approval !== null
        ? {
            approved_type: approval.type,
            approver_id: approval.approverId,
            approved_time: approval.at,
            app_approval_closed: approval.closed,
          }
        : undefined,
  });
}

function areas(app: DemoApp): string[] {
  return [...new Set((app.scopes ?? []).map((scope) => (scope.split(":")[0] ?? "").replaceAll("_", " ")))];
}
