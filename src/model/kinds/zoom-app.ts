import type { KindDeclaration } from "../kind.ts";

/** What both lists and the detail say. */
const EVERYWHERE = ["apps", "apps-approved", "app"];

export const zoomApp: KindDeclaration = {
  kind: "ZoomApp",
  word: "app",
  labels: ["ZoomApp", "ThirdPartyApp"],
  generic: ["Principal", "Resource"],
  description: "A Marketplace app that was added to or approved for the account.",
  sections: ["apps", "apps-approved"],
  resourceClass: "App",
  ownedBy: null,
  properties: {
    account_id: { type: "string", description: "Zoom's id of the account.", sections: EVERYWHERE },
    app_id: { type: "string", description: "Zoom's id of the app.", sections: EVERYWHERE },
    installed: {
      type: "boolean",
      description: "Whether the app is in the list of apps added to the account.",
      sections: ["apps"],
    },
    approved: {
      type: "boolean",
      description: "Whether the app is in the list of approved apps.",
      sections: ["apps-approved"],
    },
    approval_type: { type: "string", description: "`forAllUser` or `forSpecificUser`." },
    approval_required: { type: "boolean", description: "Whether an administrator must approve its use." },
    app_status: { type: "string", description: "`PUBLISHED`, `UNPUBLISHED` or `SHARABLE`.", sections: EVERYWHERE },
    app_type: {
      type: "string",
      description: "`ZoomApp`, `ChatBotApp`, `OAuthApp` or `GeneralApp`.",
      sections: EVERYWHERE,
    },
    app_usage: {
      type: "number",
      description: "1 managed by administrators, 2 managed by users.",
      sections: EVERYWHERE,
    },
    developer_type: { type: "string", description: "`THIRD_PARTY`, `ZOOM` or `INTERNAL`." },
    install_level: { type: "string", description: "`account` for an app added to the account.", sections: ["apps"] },
    app_scopes: {
      type: "strings",
      description: "The app's scopes, exact; absent when not returned.",
      sections: EVERYWHERE,
    },
  },
};
