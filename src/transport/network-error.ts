import { WhocanError } from "../lib/errors.ts";

/** Codes of failures before anything was sent: there is no network, or no such server. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up",
  ECONNREFUSED: "it refuses connections",
  ENETUNREACH: "there is no network",
  EHOSTUNREACH: "there is no way to it",
  UND_ERR_CONNECT_TIMEOUT: "it does not accept a connection in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is self-signed",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate cannot be verified",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate cannot be verified",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};

const TIMEOUTS = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"]);

/** What `data.reached` of an error says: false where no server was met that could answer, so that asking for other things is in vain. */
export function wasReached(error: WhocanError): boolean {
  return error.data?.["reached"] !== false;
}

/** A failure of undici as ours: NETWORK, TIMEOUT or RESPONSE_TOO_LARGE. Names the host, never path or headers. */
export function toNetworkError(thrown: unknown, url: URL): WhocanError {
  if (thrown instanceof WhocanError) return thrown;
  const code = codeOf(thrown);
  const cause = { cause: thrown };
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") {
    return new WhocanError("RESPONSE_TOO_LARGE", `${url.host} sent an answer larger than we accept.`, cause);
  }
  if (TIMEOUTS.has(code)) return new WhocanError("TIMEOUT", `${url.host} did not answer in time.`, cause);
  const reason = UNREACHABLE[code];
  if (reason !== undefined) {
    return new WhocanError("NETWORK", `${url.host} cannot be reached: ${reason}.`, {
      ...cause,
      data: { reached: false },
    });
  }
  return new WhocanError("NETWORK", `The connection to ${url.host} broke (${code || "unknown reason"}).`, cause);
}

function codeOf(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const nested = error instanceof AggregateError ? error.errors[0] : undefined;
    const code = (error as { code?: unknown }).code ?? (nested as { code?: unknown } | undefined)?.code;
    if (typeof code === "string") return code;
  }
  return "";
}
