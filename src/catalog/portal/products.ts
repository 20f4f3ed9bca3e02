import { fromSource, type PortalRow } from "../authoring.ts";

const OPERATIONS = "The product's operations list the privilege (Zoom, 2026 pages)";
const NAMED = "Public lists of assignable privileges; meaning read off the name";

/** Products whose operations are not among the documents: their privileges, and what the pages say that they open. */
export const PRODUCT_PORTAL: readonly PortalRow[] = [
  ...fromSource<PortalRow>(OPERATIONS, [
    {
      id: "view-carrier-exchange",
      class: "ProviderExchange",
      permission: "MetadataRead",
      needs: [["ProviderPortal:Read"]],
      evidence: "hand-written",
    },
    {
      id: "administer-contact-center",
      class: "ContactCenterSetting",
      permission: "MetadataWrite",
      needs: [["ContactCenterMgt:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "administer-contact-center-users",
      class: "ContactCenterUser",
      permission: "MetadataWrite",
      needs: [["ContactCenterMgt:Edit"]],
      evidence: "assumed",
    },
    {
      id: "administer-contact-center-roles",
      class: "ContactCenterRole",
      permission: "MetadataWrite",
      needs: [["ContactCenterMgt:Edit"]],
      marks: ["assigns"],
      evidence: "assumed",
    },
    {
      id: "delete-contact-center-variable-logs",
      class: "ContactCenterReport",
      permission: "DataDelete",
      needs: [["VecVariablesLogDelete:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "read-all-interactions",
      class: "QualityManagement",
      permission: "DataRead",
      needs: [["AllInteractions:Read"]],
      marks: ["exposes-content"],
      evidence: "hand-written",
    },
    {
      id: "edit-all-interactions",
      class: "QualityManagement",
      permission: "DataWrite",
      needs: [["AllInteractions:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "assign-evaluations",
      class: "QualityManagement",
      permission: "MetadataWrite",
      needs: [["AssignEvaluations:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "read-interaction-performance",
      class: "QualityManagement",
      permission: "MetadataRead",
      needs: [["InteractionPerformanceMgt:Read"]],
      evidence: "hand-written",
    },
    {
      id: "read-all-conversations",
      class: "Conversation",
      permission: "DataRead",
      needs: [["AllConversations:Read"]],
      marks: ["exposes-content"],
      evidence: "hand-written",
    },
    {
      id: "edit-all-deals",
      class: "Deal",
      permission: "DataWrite",
      needs: [["AllDeals:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "manage-revenue-teams",
      class: "RevenueTeam",
      permission: "MetadataWrite",
      needs: [["TeamManagement:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "view-revenue-settings",
      class: "RevenueTeam",
      permission: "MetadataRead",
      needs: [["IQAccountSetting:Read"]],
      evidence: "hand-written",
    },
    {
      id: "administer-workforce",
      class: "Workforce",
      permission: "MetadataWrite",
      needs: [["WorkforceAdmin:Edit"]],
      evidence: "hand-written",
    },
    {
      id: "read-knowledge-bases",
      class: "KnowledgeBase",
      permission: "DataRead",
      needs: [["AIStudioKnowledgeBases:Read"], ["ZoomKnowledgeBaseKnowledgeBases:Read"]],
      evidence: "hand-written",
    },
    {
      id: "edit-knowledge-bases",
      class: "KnowledgeBase",
      permission: "DataWrite",
      needs: [["AIStudioKnowledgeBases:Edit"], ["ZoomKnowledgeBaseKnowledgeBases:Edit"]],
      evidence: "hand-written",
    },
  ]),
  ...fromSource<PortalRow>(NAMED, [
    {
      id: "view-workspace-calendars",
      class: "Workspace",
      permission: "MetadataRead",
      needs: [["WSCalendarIntegration:Read"]],
      evidence: "assumed",
    },
  ]),
];
