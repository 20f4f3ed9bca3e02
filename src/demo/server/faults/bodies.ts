import type { Reply } from "../reply.ts";
import { changed, type Fault, type FaultCall, listIn, RATE } from "./fault.ts";

/** Meets answers that are data alone. What came whole is not asked for again, whatever it says. */
function some(spoil: (call: FaultCall, reply: Reply) => Reply | undefined): Fault {
  return { spoil: (call, reply) => (reply.status === 200 && call.dice.chance(RATE) ? spoil(call, reply) : undefined) };
}

/** What is no JSON at all is asked for once more each time, until that was enough. */
function unreadable(spoil: (call: FaultCall, reply: Reply) => Reply): Fault {
  return { ...some(spoil), costs: 1 };
}

/** What stands in front of a provider in its stead. */
export function asHtml(reply: Reply): Reply {
  return {
    ...reply,
    headers: { ...reply.headers, "content-type": "text/html" },
    body: "<!doctype html><title>Zoom is under maintenance</title>",
  };
}

export const BODIES: Readonly<Record<string, Fault>> = {
  "truncated JSON": unreadable(({ dice }, reply) => {
    const text = JSON.stringify(reply.body);
    return { ...reply, body: text.slice(0, dice.int(0, text.length - 1)) };
  }),
  "truncated gzip": unreadable((_, reply) => ({ ...reply, send: "cut-gzip" })),
  "HTML instead of JSON": unreadable((_, reply) => asHtml(reply)),
  "wrong types": some(({ dice }, reply) => {
    const found = listIn(reply.body);
    if (found === undefined) return { ...reply, body: dice.pick<unknown>([[], '"ok"', 7, null, true]) };
    const [name, list] = found;
    const odd = dice.pick<unknown>([null, 7, ["list"], { id: { nested: true }, email: 5 }]);
    return changed(reply, { [name]: dice.chance(0.5) ? { 0: list[0] } : [odd, ...list.slice(1)] });
  }),
  "null where a list is": some((_, reply) => {
    const found = listIn(reply.body);
    return found === undefined ? undefined : changed(reply, { [found[0]]: null });
  }),
  "totals that lie": some(({ dice }, reply) => {
    const total = (reply.body as { total_records?: unknown } | null)?.total_records;
    if (typeof total !== "number" || total === 0) return undefined;
    return changed(reply, { total_records: Math.max(1, total + dice.pick([-2, -1, 1, 3])) });
  }),
};
