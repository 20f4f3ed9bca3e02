/** Characters that a terminal could obey, or that hide: escaped in JSON, which keeps its value. */
const UNSAFE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** What does not stand in JSON as it is. */
const NOT_PLAIN = /[^ !#-[\]-~]/;

export function toSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The same of one text, faster for most of them. */
export function textJson(text: string | null): string {
  return text !== null && !NOT_PLAIN.test(text) ? `"${text}"` : toSafeJson(text);
}
