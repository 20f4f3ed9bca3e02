/** Zoom's privilege codes are `<Area>:<Read or Edit>`, `Meeting:Join`, or a bare word in Contact Center roles. */

/** The part before the colon: `User` of `User:Edit`; the whole code where there is none. */
export function areaOf(code: string): string {
  const colon = code.lastIndexOf(":");
  return colon < 0 ? code : code.slice(0, colon);
}

/** The code that edits the same area: `User:Edit` for `User:Read`. A bare word is its own. */
export function editOf(code: string): string {
  return code.includes(":") ? `${areaOf(code)}:Edit` : code;
}

/** Codes compare without case, surrounding space is no part of one. */
export function foldCode(code: string): string {
  return code.trim().toLowerCase();
}

/** True when holding one code is enough where the other is needed: the same, or the Edit of the needed Read's area. */
export function satisfies(heldCode: string, neededCode: string): boolean {
  const held = foldCode(heldCode);
  const needed = foldCode(neededCode);
  return held === needed || (needed.endsWith(":read") && held === `${needed.slice(0, -":read".length)}:edit`);
}
