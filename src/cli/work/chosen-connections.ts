import type { Config, ConfiguredConnection } from "../../config/load-config.ts";
import { WhocanError } from "../../lib/errors.ts";

/** The connection of that name, or all. BAD_ARGUMENT. */
export function chosenConnections({ connections }: Config, wanted: string | undefined): ConfiguredConnection[] {
  const chosen = connections.filter(({ name }) => wanted === undefined || name === wanted);
  if (chosen.length > 0) return chosen;
  throw new WhocanError("BAD_ARGUMENT", `There is no connection "${wanted}".`, {
    field: "connection",
    help: `Use one of ${connections.map(({ name }) => name).join(", ")}.`,
  });
}
