import type { CatalogData } from "./capability.ts";
import { CONTACT_CENTER_SOURCE } from "./contact-center-privileges.ts";
import { CONTACT_CENTER_CODES } from "./portal/contact-center.ts";

/** Products that have roles of their own beside the account's. No section reads them: any user may hold one, and what it allows. */
export const PRODUCT_ROLES: CatalogData["productRoles"] = [
  {
    product: "contact-center",
    name: "Contact Center",
    codes: CONTACT_CENTER_CODES,
    source: `GET /contact_center/roles/{roleId}; ${CONTACT_CENTER_SOURCE}`,
  },
  {
    product: "phone",
    name: "Zoom Phone",
    // Zoom shows the members and the targets of a role, never what it allows.
    codes: [],
    source: "Zoom OpenAPI: Phone, GET /phone/roles",
  },
  {
    product: "revenue-accelerator",
    name: "Revenue Accelerator",
    codes: ["AllConversations:Read", "AllDeals:Edit", "TeamManagement:Edit", "IQAccountSetting:Read"],
    source: "Zoom OpenAPI: Roles, GET /roles with type=iq; the product's operations list the privileges",
  },
];
