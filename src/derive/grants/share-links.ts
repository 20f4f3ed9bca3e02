import type { Account } from "../account.ts";
import type { Derivation, Grant, PossibleGrant } from "../grant.ts";

const SHARED_CLASS = "Recording";

/** Why a recording without a word on its sharing is a gap, where the coverage knows of nothing that was left unread. */
export const UNREAD_SHARES = "How recordings are shared was not read.";

/** Whether a recording may be shared in ways that are not known: nothing says how, or what does was not read to its end. */
export function isUnreadShare(account: Account, recording: string): boolean {
  const isSaid = account.text(recording, "share_recording") !== undefined;
  return !isSaid || account.coverage.unread("recording-shares", recording);
}

/** What shared recordings give to everyone or to all members; a gap where the sharing was not read. */
export function shareLinkGrants(account: Account): Derivation {
  const grants: Grant[] = [];
  const possible: PossibleGrant[] = [];
  const everyone = account.keys.pseudo("Everyone");
  const members = account.keys.pseudo("AccountMembers");
  for (const recording of account.ofKind("ZoomRecording")) {
    const share = account.text(recording, "share_recording");
    if (isUnreadShare(account, recording)) {
      const unread = { gap: "recording-shares", reason: UNREAD_SHARES } as const;
      possible.push({ ...shareGrant(account, everyone, recording, "publicly"), ...unread });
      possible.push({ ...shareGrant(account, members, recording, "internally"), ...unread });
    }
    const holder = share === "publicly" ? everyone : share === "internally" ? members : undefined;
    if (holder !== undefined && share !== undefined) grants.push(shareGrant(account, holder, recording, share));
  }
  return { grants, possible };
}

function shareGrant(account: Account, holder: string, recording: string, share: string): Grant {
  return {
    holder,
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
