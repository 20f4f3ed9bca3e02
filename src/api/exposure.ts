import { readFile } from "node:fs/promises";
import { BlockList, isIP } from "node:net";
import type { Config } from "../config/load-config.ts";
import { WhocanError } from "../lib/errors.ts";
import { TokenBook } from "./tokens/token-book.ts";
import { TokenFolder } from "./tokens/token-folder.ts";

/** Where a server listens, under which names, and whether it demands a token. */
export interface Exposure {
  readonly host: string;
  readonly allowedHosts: readonly string[];
  /** Null where no token is demanded. */
  readonly tokens: TokenBook | null;
  /** PEM; null for plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
}

/** The loopback address, without a token. */
export const LOOPBACK: Exposure = { host: "127.0.0.1", allowedHosts: [], tokens: null, tls: null };

/**
 * The exposure that the configuration asks for. Beyond loopback, and where a token or other host names are configured, a token is
 * demanded: TOKEN_MISSING when there is none at all. CONFIG_INVALID for half a certificate, CONFIG_UNREADABLE.
 */
export async function exposureOf({ serve, data }: Pick<Config, "serve" | "data">): Promise<Exposure> {
  const host = serve.host === "localhost" ? LOOPBACK.host : serve.host;
  const { allowedHosts, token, requireToken } = serve;
  const isDemanded = !isLoopbackAddress(host) || requireToken || token !== undefined || allowedHosts.length > 0;
  const tokens = isDemanded ? new TokenBook(new TokenFolder(data), token) : null;
  if (tokens !== null && (await tokens.isEmpty())) {
    const where = isLoopbackAddress(host) ? "as configured" : `on ${host}, beyond loopback`;
    throw new WhocanError("TOKEN_MISSING", `Whocan demands an API token ${where}, and there is none.`, {
      field: "serve.token",
    });
  }
  return { host, allowedHosts, tokens, tls: await tlsOf(serve) };
}

export function isLoopbackAddress(host: string): boolean {
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? "ipv6" : "ipv4");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

async function tlsOf({ tlsCertFile, tlsKeyFile }: Config["serve"]): Promise<Exposure["tls"]> {
  if (tlsCertFile === undefined && tlsKeyFile === undefined) return null;
  if (tlsCertFile === undefined || tlsKeyFile === undefined) {
    const field = tlsCertFile === undefined ? "serve.tlsCertFile" : "serve.tlsKeyFile";
    throw new WhocanError("CONFIG_INVALID", `A certificate needs its key, and a key its certificate: ${field} lacks.`, {
      field,
      help: "Set WHOCAN_TLS_CERT_FILE and WHOCAN_TLS_KEY_FILE, or neither.",
    });
  }
  const [cert, key] = await Promise.all([
    readPem("serve.tlsCertFile", tlsCertFile),
    readPem("serve.tlsKeyFile", tlsKeyFile),
  ]);
  return { cert, key };
}

async function readPem(field: string, path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new WhocanError("CONFIG_UNREADABLE", `The file that ${field} names cannot be read.`, {
      field,
      help: "Check that the file exists and is readable to Whocan.",
      cause,
    });
  }
}
