import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** Tells scanners of code and logs what they found. */
const PREFIX = "whocan_";

/** A new token: 256 random bits, so that a plain hash of it cannot be reversed by guessing. */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: what is stored of a token. */
export function hashToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** Whether two hashes are equal, in a time that does not depend on where they differ. */
export function equalHashes(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
