import { hash } from "node:crypto";
import { canonicalJson, type KnownTexts } from "./canonical-json.ts";

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

/** SHA-256 of a value's canonical JSON, in hex: equal values have equal digests. */
export function digestOf(value: unknown, known?: KnownTexts): string {
  return sha256(canonicalJson(value, known));
}
