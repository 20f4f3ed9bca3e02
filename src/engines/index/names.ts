import type { Account } from "../../derive/account.ts";
import { append } from "../../lib/maps.ts";
import { compareBytes } from "../../model/facts.ts";
import { idOfKey, makeKey } from "../../model/keys.ts";

const NONE: readonly string[] = [];

/** Keys of the nodes of one kind, in byte order, by what people call them. */
export class Names {
  readonly #byId = new Map<string, string[]>();
  readonly #byEmail = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();

  constructor(account: Account, kind: string) {
    const invitation = `${makeKey(account.keys.source, account.keys.account)}:pending:`;
    for (const key of [...account.ofKind(kind)].sort(compareBytes)) {
      const zoomId = account.text(key, "zoom_id");
      // The e-mail in an invitation's key is no id: who accepted it during a run is there twice, and then the reference is ambiguous.
      const tail = key.startsWith(invitation) ? undefined : idOfKey(key).split(":").slice(2).join(":");
      for (const id of new Set([tail, zoomId])) if (id !== undefined) append(this.#byId, id, key);
      const email = account.text(key, "email");
      if (email !== undefined) append(this.#byEmail, email, key);
      const name = account.node(key)?.name;
      if (name != null) append(this.#byName, name, key);
    }
  }

  /** By Zoom's id, or by what follows the kind's word in the key. */
  byId(id: string): readonly string[] {
    return this.#byId.get(id) ?? NONE;
  }
  byEmail(email: string): readonly string[] {
    return this.#byEmail.get(email) ?? NONE;
  }
  byName(name: string): readonly string[] {
    return this.#byName.get(name) ?? NONE;
  }
}
