import type { AccountReport } from "../access/answers.ts";
import type { StatusView } from "../access/status.ts";

/** The status without what an engine works out, which is found out when it is asked for; null where nothing was read. */
export interface LazyStatus extends Omit<StatusView, "counts" | "unmapped" | "dangling" | "disagreements"> {
  report(): Promise<AccountReport | null>;
}
