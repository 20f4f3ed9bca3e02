import neo4j from "neo4j-driver";
import type { PropertyValue } from "../../model/facts.ts";
import type { PropertyDeclaration } from "../../model/kind.ts";

/**
 * Bytes that one text in an index may have; the server refuses more than about 8,000. Longer ones are in the facts alone, indexed or
 * not, so that what is native does not depend on the indexes.
 */
export const LONGEST_TEXT = 4_000;

/** A value as the database keeps it; undefined for what is left to the facts. */
export function nativeValue(value: PropertyValue | undefined, type: PropertyDeclaration["type"]): unknown {
  if (typeof value === "string") {
    if (tooLong(value)) return undefined;
    return type === "datetime" ? (dateTimeOf(value) ?? value) : value;
  }
  if (typeof value === "number") return nativeNumber(value);
  if (typeof value === "boolean" || value === undefined) return value;
  return nativeList(value);
}

export function tooLong(text: string): boolean {
  return text.length > LONGEST_TEXT / 3 && Buffer.byteLength(text) > LONGEST_TEXT;
}

function nativeList(list: readonly string[] | readonly number[]): unknown {
  const numbers = list.filter((member) => typeof member === "number");
  if (numbers.length === 0) return list;
  // A list of the database is all of one type.
  return numbers.every(Number.isSafeInteger) ? numbers.map((number) => neo4j.int(number)) : numbers;
}

function nativeNumber(value: number): unknown {
  return Number.isSafeInteger(value) ? neo4j.int(value) : value;
}

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** A native time in UTC of the same instant; undefined for text that is no ISO time, or of no day that there is. */
function dateTimeOf(text: string): unknown {
  const [, local, fraction = "", sign, hours, minutes] = ISO.exec(text) ?? [];
  const time = local === undefined ? Number.NaN : Date.parse(`${local}Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== local) return undefined;
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
  const utc = new Date(time - offset);
  const day = [utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate()] as const;
  const clock = [utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds()] as const;
  return new neo4j.types.DateTime(...day, ...clock, Number(fraction.padEnd(9, "0")), 0);
}
