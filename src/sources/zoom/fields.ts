import * as z from "zod";

/**
 * How Zoom's members are read: missing, null and empty are all absent, but for texts that only describe; ids come as texts or numbers; a descriptive
 * member of another type than documented is absent rather than a reason to lose the record.
 */
const blank = (text: string): string | undefined => (text.trim() === "" ? undefined : text);

/** An id: a text, or a number in digits. Of any other type the record cannot be read. */
export const idField = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined || value === null ? undefined : blank(String(value))));

export const textField = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(undefined)
  .transform((value) => (value === undefined || value === null ? undefined : blank(String(value))));

/** A text that only describes: empty, it is known to be empty; missing or null, it is not known. */
export const describingField = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(undefined)
  .transform((value) => (value === undefined || value === null ? undefined : (blank(String(value)) ?? "")));

export const numberField = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** Zoom says truth as true or false, as 1 or 0, or in words. */
export const booleanField = z
  .union([z.boolean(), z.number().transform((value) => value !== 0), z.stringbool()])
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** A time as ISO 8601 in UTC. */
export const timeField = textField.transform((text) => {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
});

/** A list of ids or codes: trimmed, distinct, without nulls and blanks; undefined where there is no list. */
export const idListField = z
  .array(z.union([z.string(), z.number()]).nullable())
  .nullish()
  .transform((members) => (members ? distinct(members) : undefined));

function distinct(members: readonly (string | number | null)[]): string[] {
  const texts = members.map((member) => String(member ?? "").trim()).filter((text) => text !== "");
  return [...new Set(texts)];
}

/** Whether a member of an answer is a list of nothing but texts; Zoom's samples show null among some of them. */
export function isListOfTexts(value: unknown, { orNull = false }: { readonly orNull?: boolean } = {}): boolean {
  return Array.isArray(value) && value.every((member) => typeof member === "string" || (orNull && member === null));
}
