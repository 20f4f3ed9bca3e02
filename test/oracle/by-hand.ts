import { type AccountBuilder, account } from "../accounts/build-account.ts";
import { Oracle } from "./oracle.ts";

/** The small accounts whose answers were worked out by hand from the text, so that the oracle can be trusted elsewhere. */
export function ask(builder: AccountBuilder): Oracle {
  return new Oracle(builder.build());
}

export const { keys } = account();
export const [ann, bob, cy] = ["ann", "bob", "cy"].map((id) => keys.user(id)) as [string, string, string];
export const [sales, west] = ["sales", "west"].map((id) => keys.group(id)) as [string, string];
export const users = keys.set("User");
export const members = keys.pseudo("AccountMembers");
export const everyone = keys.pseudo("Everyone");

const privilege = (role: string, code: string) => keys.privilege(role, code);
export const relation = (from: string, name: string, to: string) => `${from}|${name}|${to}`;
export const hasRole = (user: string, role: string) => relation(user, "HAS_ROLE", keys.role(role));
export const grants = (role: string, code: string) => relation(keys.role(role), "GRANTS", privilege(role, code));
export const scopedTo = (role: string, code: string, group: string) =>
  relation(privilege(role, code), "SCOPED_TO", group);
