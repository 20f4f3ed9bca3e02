import { shareLinkGrants } from "../../../derive/grants/share-links.ts";
import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { projectedGrants } from "../../../derive/projection.ts";
import { nodeOf, type ProjectionContext, partialAccount } from "./context.ts";

/** A recording and what its node says of its sharing. */
export interface SharedRecording {
  readonly key: string;
  readonly share: string;
}

export function shareGrants(context: ProjectionContext, recordings: readonly SharedRecording[]): ProjectedGrant[] {
  const facts = recordings.map(({ key, share }) => nodeOf("ZoomRecording", key, { share_recording: share }));
  const keys = recordings.map(({ key }) => key);
  return projectedGrants(shareLinkGrants(partialAccount(context, facts), keys));
}
