import type { KindDeclaration } from "../kind.ts";

export const zoomApp: KindDeclaration = {
  kind: "ZoomApp",
  word: "app",
  labels: ["ZoomApp", "ThirdPartyApp"],
  generic: ["Principal", "Resource"],
  description: "A Marketplace app that was added to or approved for the account.",
  resourceClass: "App",
  ownedBy: null,
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account." },
    app_id: { type: "string", description: "Zoom's id of the app." },
    installed: { type: "boolean", description: "Whether the app is in the list of apps added to the account." },
    approved: { type: "boolean", description: "Whether the app is in the list of approved apps." },
    approval_type: { type: "string", description: "`forAllUser` or `forSpecificUser`." },
    approval_required: { type: "boolean", description: "Whether an administrator must approve its use." },
    app_status: { type: "string", description: "`PUBLISHED`, `UNPUBLISHED` or `SHARABLE`." },
    app_type: { type: "string", description: "`ZoomApp`, `ChatBotApp`, `OAuthApp` or `GeneralApp`." },
    app_usage: { type: "number", description: "1 managed by administrators, 2 managed by users." },
    developer_type: { type: "string", description: "`THIRD_PARTY`, `ZOOM` or `INTERNAL`." },
    install_level: { type: "string", description: "`account` for an app added to the account." },
    app_scopes: { type: "strings", description: "The app's scopes, exact; absent when not returned." },
  },
};
