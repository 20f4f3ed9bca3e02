import { WhocanError } from "../lib/errors.ts";

/** Codes of failures before anything was sent: there is no network, or no such server. Through a proxy, it is the proxy that they are of. */
const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up",
  ECONNREFUSED: "it refuses connections",
  ENETUNREACH: "there is no network",
  EHOSTUNREACH: "there is no way to it",
  UND_ERR_CONNECT_TIMEOUT: "it does not accept a connection in time",
};

const BAD_CERTIFICATE: Readonly<Record<string, string>> = {
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

/** What `data.lasting` of an error says: asking again comes to the same. */
export function isLasting(error: WhocanError): boolean {
  return error.data?.["lasting"] === true;
}

/**
 * A failure of undici as ours: NETWORK, TIMEOUT or RESPONSE_TOO_LARGE. Names the host, or the proxy where the request went through
 * one that is at fault; never path or headers, nor the proxy's address, which may hold a password.
 */
export function toNetworkError(
  thrown: unknown,
  url: URL,
  { proxied = false }: { readonly proxied?: boolean } = {},
): WhocanError {
  if (thrown instanceof WhocanError) return thrown;
  const refusal = proxied ? refusalOfProxy(thrown, url) : undefined;
  if (refusal !== undefined) return refusal;
  const code = codeOf(thrown);
  const cause = { cause: thrown };
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") {
    return new WhocanError("RESPONSE_TOO_LARGE", `${url.host} sent an answer larger than we accept.`, cause);
  }
  if (TIMEOUTS.has(code)) return new WhocanError("TIMEOUT", `${url.host} did not answer in time.`, cause);
  const reason = UNREACHABLE[code] ?? BAD_CERTIFICATE[code];
  if (reason !== undefined) {
    const whom = proxied && code in UNREACHABLE ? "The proxy" : url.host;
    return new WhocanError("NETWORK", `${whom} cannot be reached: ${reason}.`, { ...cause, data: { reached: false } });
  }
  return new WhocanError("NETWORK", `The connection to ${url.host} broke (${code || "unknown reason"}).`, cause);
}

/** undici says in its text alone what a proxy answered that opens no tunnel. */
const PROXY_ANSWER = /^Proxy response \((\d{3})\)/;

function refusalOfProxy(thrown: unknown, url: URL): WhocanError | undefined {
  const status = Number(PROXY_ANSWER.exec(thrown instanceof Error ? thrown.message : "")?.[1]);
  if (Number.isNaN(status)) return undefined;
  const common = { cause: thrown, data: { reached: false, lasting: status < 500 } };
  if (status !== 407) {
    return new WhocanError("NETWORK", `The proxy does not let us through to ${url.host} (HTTP ${status}).`, common);
  }
  return new WhocanError("NETWORK", "The proxy wants another user or password than it was given (HTTP 407).", {
    ...common,
    field: "network.proxy",
    help: "Check HTTPS_PROXY, or network.proxy in the file: http://<user>:<password>@<host>:<port>, both percent-encoded.",
  });
}

function codeOf(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const nested = error instanceof AggregateError ? error.errors[0] : undefined;
    const code = (error as { code?: unknown }).code ?? (nested as { code?: unknown } | undefined)?.code;
    if (typeof code === "string") return code;
  }
  return "";
}
