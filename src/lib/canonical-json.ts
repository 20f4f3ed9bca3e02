/** Texts of objects that are part of many values, and never change. */
export type KnownTexts = Pick<WeakMap<object, string>, "get">;

/** JSON with sorted object keys and no spaces: equal values give equal texts. Undefined members are left out. */
export function canonicalJson(value: unknown, known?: KnownTexts): string {
  if (typeof value === "string") return stringText(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const text = known?.get(value);
  return text ?? (Array.isArray(value) ? arrayText(value, known) : objectText(value as Record<string, unknown>, known));
}

/** All but what JSON writes as it is: control characters, quotes, backslashes, and surrogates, which may stand alone. */
const ESCAPED = /[^\u0020\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]/;

/** Most texts need no escaping, and to see that costs a third of what JSON.stringify does. */
function stringText(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function arrayText(members: readonly unknown[], known: KnownTexts | undefined): string {
  let text = "";
  for (const member of members) text += `${text === "" ? "" : ","}${canonicalJson(member, known)}`;
  return `[${text}]`;
}

function objectText(members: Readonly<Record<string, unknown>>, known: KnownTexts | undefined): string {
  let text = "";
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) text += `${text === "" ? "" : ","}${stringText(name)}:${canonicalJson(member, known)}`;
  }
  return `{${text}}`;
}
