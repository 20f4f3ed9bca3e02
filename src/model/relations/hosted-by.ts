import type { RelationDeclaration } from "../kind.ts";

export const hostedBy: RelationDeclaration = {
  relation: "HOSTED_BY",
  from: ["ZoomRecording"],
  to: ["ZoomUser"],
  sections: ["recordings"],
  description: "The user hosted the recorded meeting and owns the recording.",
  properties: {},
};
