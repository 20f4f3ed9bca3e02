import { readFile } from "node:fs/promises";
import type { Config } from "../config/load-config.ts";
import { WhocanError } from "../lib/errors.ts";
import type { NetworkOptions } from "../transport/socket.ts";

/** The way to the provider, as the configuration says. CONFIG_UNREADABLE for the file of authorities. */
export async function networkOf({ network: { proxy, noProxy, caFile, insecureTls } }: Config): Promise<NetworkOptions> {
  if (caFile === undefined) return { proxy, noProxy, insecureTls };
  const ca = await readAuthorities(caFile, "network.caFile", "WHOCAN_CA_FILE");
  return { proxy, noProxy, insecureTls, ca };
}

/** CONFIG_UNREADABLE. */
export async function readAuthorities(path: string, field: string, variable: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new WhocanError("CONFIG_UNREADABLE", "The file of certificate authorities cannot be read.", {
      field,
      help: `Check ${variable}, or ${field} in the file.`,
      cause,
    });
  }
}
