/** Characters that a terminal could obey, or that hide: escaped in JSON, which keeps its value. JSON escapes the first 32 by itself. */
const UNSAFE =
  /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
/** What does not stand in JSON as it is. */
const NOT_PLAIN = /[^ !#-[\]-~]/;
const BEYOND_ASCII = /[^ -~]/g;

/** An equal value, safe to show; `null` for what is no value. */
export function toSafeJson(value: unknown, space?: number): string {
  return (JSON.stringify(value, null, space) ?? "null").replace(UNSAFE, escaped);
}

/** A text as JSON in ASCII: texts of one byte per character are put together and sent in half the time. */
export function asciiJson(text: string | null): string {
  if (text !== null && !NOT_PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(BEYOND_ASCII, escaped);
}

function escaped(character: string): string {
  let text = "";
  for (let at = 0; at < character.length; at++) {
    text += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }
  return text;
}
