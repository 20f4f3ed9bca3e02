import type { Entitlement } from "./engine.ts";

/** What a code names that roles or apps hold. */
export type CodeEntitlement = Extract<Entitlement, { readonly kind: "privilege" | "scope" }>;

/** `privilege:Role:Edit`, `scope:user:read:admin`, or a bare code, which is a privilege. */
export function codeEntitlement(text: string): CodeEntitlement {
  const [, word, rest] = /^(privilege|scope):(.*)$/su.exec(text.trim()) ?? [];
  return { kind: word === "scope" ? "scope" : "privilege", code: (rest ?? text).trim() };
}
