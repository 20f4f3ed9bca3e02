import type { Account } from "../account.ts";
import type { CoverageView } from "../coverage-view.ts";
import type { Derivation, Grant, PossibleGrant } from "../grant.ts";

export const SHARED_CLASS = "Recording";

/** Why a recording without a word on its sharing is a gap, where the coverage knows of nothing that was left unread. */
export const UNREAD_SHARES = "How recordings are shared was not read.";

/** How a recording is shared, where that gives anybody anything. */
export type Share = "publicly" | "internally";

/** Whether a recording may be shared in ways that are not known: nothing says how, or what does was not read to its end. */
export function isUnreadShare(account: Account, recording: string): boolean {
  return isUnreadState(account.coverage, recording, account.text(recording, "share_recording"));
}

/** The same of a recording whose node says `share`. */
export function isUnreadState(coverage: CoverageView, recording: string, share: unknown): boolean {
  return typeof share !== "string" || coverage.unread("recording-shares", recording);
}

/** What shared recordings give to everyone or to all members; a gap where the sharing was not read. */
export function shareLinkGrants(account: Account, recordings: Iterable<string>): Derivation {
  const grants: Grant[] = [];
  const possible: PossibleGrant[] = [];
  for (const recording of recordings) {
    const share = account.text(recording, "share_recording");
    if (share === "publicly" || share === "internally") grants.push(shareGrant(account, recording, share));
    if (!isUnreadShare(account, recording)) continue;
    possible.push(possibleShare(account, recording, "publicly"), possibleShare(account, recording, "internally"));
  }
  return { grants, possible };
}

export function possibleShare(account: Account, recording: string, share: Share): PossibleGrant {
  return { ...shareGrant(account, recording, share), gap: "recording-shares", reason: UNREAD_SHARES };
}

/** Whom a link lets see a recording. */
export function shareHolder({ keys }: Account, share: Share): string {
  return keys.pseudo(share === "publicly" ? "Everyone" : "AccountMembers");
}

function shareGrant(account: Account, recording: string, share: Share): Grant {
  return {
    holder: shareHolder(account, share),
    permission: "DataRead",
    class: SHARED_CLASS,
    target: recording,
    origin: { kind: "share-link", value: share },
    codes: [],
    facts: [],
    capabilities: [],
    rule: `The recording is shared ${share}.`,
    unread: null,
    state: account.gated(SHARED_CLASS) ? "GATED" : "ACTIVE",
    bound: "EXACT",
  };
}
