import * as z from "zod";

/**
 * How Zoom's members are read: missing, null and empty are all absent, but for texts that only describe; ids come as texts or numbers; a descriptive
 * member of another type than documented is absent rather than a reason to lose the record. One step each: every member of every record takes it.
 */
function field<T>(read: (value: unknown) => T) {
  return z.transform(read);
}

/** A text, or a number in digits, as text; undefined for anything else. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

const blank = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === "" ? undefined : text;

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** An id: a text, or a number in digits. Of any other type the record cannot be read. */
export const idField = z.transform<unknown, string | undefined>((value, { issues }) => {
  const text = textOf(value);
  if (text === undefined && !isAbsent(value)) issues.push({ code: "custom", message: "is no id", input: value });
  return blank(text);
});

export const textField = field((value) => blank(textOf(value)));

/** A text that only describes: empty, it is known to be empty; missing or null, it is not known. */
export const describingField = field((value) => {
  const text = textOf(value);
  return text === undefined ? undefined : (blank(text) ?? "");
});

const DIGITS = /^-?\d+(\.\d+)?$/;

export const numberField = field((value) => {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" && DIGITS.test(value) ? Number(value) : undefined;
});

const TRUE_WORDS: readonly string[] = ["true", "1", "yes", "on", "y", "enabled"];
const FALSE_WORDS: readonly string[] = ["false", "0", "no", "off", "n", "disabled"];

/** Zoom says truth as true or false, as 1 or 0, or in words. */
export const booleanField = field((value) => {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value !== 0 : undefined;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (TRUE_WORDS.includes(word)) return true;
  return FALSE_WORDS.includes(word) ? false : undefined;
});

/** A time as ISO 8601 in UTC. */
export const timeField = field((value) => {
  const text = blank(textOf(value));
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
});

/** A list of ids or codes: trimmed, distinct, without nulls and blanks; undefined where there is no list. Of any other type the record cannot be read. */
export const idListField = z.transform<unknown, string[] | undefined>((value, { issues }) => {
  if (isAbsent(value)) return undefined;
  const texts = Array.isArray(value)
    ? value.map((member) => (member === null ? "" : textOf(member)?.trim()))
    : [undefined];
  if (!texts.includes(undefined)) return [...new Set(texts as string[])].filter((text) => text !== "");
  issues.push({ code: "custom", message: "is no list of ids", input: value });
  return undefined;
});

/** Whether a member of an answer is a list of nothing but texts; Zoom's samples show null among some of them. */
export function isListOfTexts(value: unknown, { orNull = false }: { readonly orNull?: boolean } = {}): boolean {
  return Array.isArray(value) && value.every((member) => typeof member === "string" || (orNull && member === null));
}
