import type { EngineAt } from "../access/ask.ts";
import type { StatusView } from "./status.ts";

/** What the API needs of the application; app.ts gives it. */
export interface ApiPorts {
  readonly engineAt: EngineAt;
  status(signal?: AbortSignal): Promise<StatusView>;
}

/** One request: it ends when its signal does, by the deadline or because the client went away. */
export interface ApiContext extends ApiPorts {
  readonly signal: AbortSignal;
}
