import type { Entitlement } from "./engine.ts";

/** A privilege filter's code: `privilege:Role:Edit`, `scope:user:read:admin`, or a bare code, which is a privilege. */
export function codeEntitlement(text: string): Extract<Entitlement, { kind: "privilege" | "scope" }> {
  const trimmed = text.trim();
  if (trimmed.startsWith("scope:")) return { kind: "scope", code: trimmed.slice("scope:".length) };
  return { kind: "privilege", code: trimmed.startsWith("privilege:") ? trimmed.slice("privilege:".length) : trimmed };
}
