import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { AccountKeys } from "../../src/model/keys.ts";

/** Names that mean something to a shell, a database, a spreadsheet, a terminal, JavaScript or a reader's eye. */
export const NAMES: Readonly<Record<string, string>> = {
  quotes: `'; DROP TABLE facts; -- " \\" \\' \\\\`,
  backticks: "`rm -rf /` $(reboot) $" + "{process.exit()}",
  nul: "before\u0000after",
  escape: "\u001b[2J\u001b]0;owned\u0007\u001b[31mred",
  controls: "line\r\nnext\ttab\u0008\u007f\u009b31m",
  bidi: "invoice\u202Efdp.exe \u2066hidden\u2069 \u200f",
  prototype: "__proto__",
  constructor: "constructor",
  formula: '=HYPERLINK("http://evil.example";"open")',
  cypher: "'}) DETACH DELETE n //",
  html: "<script>alert(1)</script>",
  surrogates: "\u{1F468}\u200D\u{1F469}\u{1F3FD} \u{10FFFF}",
  separators: "one\u2028two\u2029three\ufeff",
  megabyte: "\u{1F4A3}'\u001b".repeat(150_000),
};

/** What was planted, and what must come back of it. */
export interface Planted {
  readonly id: string;
  readonly word: "user" | "group" | "role" | "app" | "recording" | "privilege";
  readonly key: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** No store keeps NUL, in no column: it is U+FFFD (docs/semantics.md). */
const kept = (text: string) => text.replaceAll("\0", "\uFFFD");
/** For what is a word rather than a text: ids, codes, scopes and the local parts of addresses. */
export const shortOf = (name: string) => name.slice(0, 60);

/** An account with each name in every text that a section takes: a user, a group, a role, an app and a recording for each. */
export function plantedAccount(): { readonly account: DemoAccount; readonly planted: readonly Planted[] } {
  const account = makeDemoAccount({ users: 20, now: new Date().toISOString() });
  const keys = new AccountKeys("zoom", account.id);
  const [aUser, anApp, aRecording] = [account.users[6], account.apps[0], account.recordings[0]];
  if (aUser === undefined || anApp === undefined || aRecording === undefined) throw new Error("The demo is empty.");
  const planted = Object.entries(NAMES).flatMap(([id, whole], index): Planted[] => {
    // A megabyte once: a group is in few answers, a user's name in thousands of rows.
    const name = whole.slice(0, 500);
    const short = shortOf(name);
    // Codes are trimmed, as Zoom's lists are read.
    const code = short.trim();
    const own = { id: `Hostile-${id}`, name };
    const userId = `Hostile ${short}`;
    const email = `hostile-${id}-${short}@demo.example`;
    account.groups.push({ ...own, name: whole, admins: [{ email, name }] });
    account.roles.push({ ...own, description: name, privileges: ["User:Read", code], privilegeScopes: [] });
    account.users.push({
      ...aUser,
      ...{ id: userId, email, firstName: name, lastName: "x", department: name, employeeId: short, timezone: short },
      ...{ status: "active", roleId: own.id, groupIds: [own.id] },
    });
    account.apps.push({
      ...anApp,
      ...own,
      description: name,
      scopes: ["user:read:admin", code],
      lists: ["account_added"],
    });
    account.recordings.push({
      ...aRecording,
      ...{ uuid: own.id, meetingId: 4_000_000 + index, hostId: userId, topic: name, share: "none" },
    });
    const shown = kept(name);
    return [
      { id, word: "group", key: keys.group(own.id), name: kept(whole), properties: {} },
      { id, word: "role", key: keys.role(own.id), name: shown, properties: { description: shown } },
      {
        id,
        word: "privilege",
        key: keys.privilege(own.id, code),
        name: kept(code),
        properties: { privilege: kept(code) },
      },
      {
        ...{ id, word: "app", key: keys.app(own.id), name: shown },
        properties: { app_scopes: ["user:read:admin", code].map(kept).sort() },
      },
      { id, word: "recording", key: keys.recording(own.id), name: shown, properties: { topic: shown } },
      {
        ...{ id, word: "user", key: keys.user(userId), name: `${shown} x`.trim() },
        properties: {
          ...{ zoom_id: kept(userId), email_as_given: kept(email), first_name: shown, display_name: `${shown} x` },
          ...{ department: shown, employee_unique_id: kept(short), timezone: kept(short) },
        },
      },
    ];
  });
  return { account, planted };
}
