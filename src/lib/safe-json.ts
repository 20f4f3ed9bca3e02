/** Characters that a terminal could obey, or that hide: escaped in JSON, which keeps its value. */
const UNSAFE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** What does not stand in JSON as it is. */
const NOT_PLAIN = /[^ !#-[\]-~]/;
const BEYOND_ASCII = /[^ -~]/g;

export function toSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escaped);
}

/** A text as JSON in ASCII: texts of one byte per character are put together and sent in half the time. */
export function asciiJson(text: string | null): string {
  if (text !== null && !NOT_PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(BEYOND_ASCII, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
