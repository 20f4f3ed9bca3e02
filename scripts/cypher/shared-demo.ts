import type { TestAccount } from "../../test/accounts/build-account.ts";

/** The account with every tenth recording shared: how the demo's are shared is not read. */
export function withSharedRecordings(account: TestAccount): TestAccount {
  const recordings = account.facts.filter((fact) => fact.type === "node" && fact.kind === "ZoomRecording");
  const shares = recordings.map(({ key }, index) => ({
    type: "node" as const,
    section: "recording-shares",
    extent: key,
    key,
    kind: "ZoomRecording",
    name: null,
    properties: { share_recording: index % 20 === 0 ? "publicly" : index % 20 === 10 ? "internally" : "none" },
  }));
  return { ...account, facts: [...account.facts, ...shares] };
}
