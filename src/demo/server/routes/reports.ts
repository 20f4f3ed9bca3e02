import { signInsOf } from "../../account/sign-ins.ts";
import { isReply } from "../paging.ts";
import { invalidField, ok } from "../reply.ts";
import type { Route } from "../route.ts";

const DAY = 86_400_000;
const LONGEST_WINDOW_DAYS = 31;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `GET /report/activities`: sign-ins and sign-outs of a window of whole days, with addresses from the range for documentation. */
export const REPORT_ROUTES: readonly Route[] = [
  {
    operation: "GET /report/activities",
    optional: true,
    answer({ account, path, query, pager }) {
      const to = query.get("to") ?? account.now.slice(0, 10);
      const from = query.get("from") ?? to;
      for (const [name, day] of Object.entries({ from, to })) {
        if (!DATE.test(day) || Number.isNaN(Date.parse(day))) return invalidField(name, "Invalid field.");
      }
      const days = (Date.parse(to) - Date.parse(from)) / DAY;
      if (days < 0 || days > LONGEST_WINDOW_DAYS) return invalidField("from", "The range is at most a month.");
      const within = signInsOf(account).filter(({ time }) => time.slice(0, 10) >= from && time.slice(0, 10) <= to);
      const page = pager.cut(within, path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      return ok({
        from: `${from}T00:00:00Z`,
        to: `${to}T00:00:00Z`,
        page_size: page.size,
        next_page_token: page.nextPageToken,
        activity_logs: page.items.map((one) => ({
          ...one,
          ip_address: "192.0.2.1",
          client_type: "Browser",
          version: "-",
        })),
      });
    },
  },
];
