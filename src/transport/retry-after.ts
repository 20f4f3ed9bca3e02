/**
 * Milliseconds that a `Retry-After` asks to wait, counted from `now`: seconds or a date, HTTP's form or Zoom's ISO 8601
 * one. Undefined when the header is absent or says neither; 0 for a time that is over.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}
