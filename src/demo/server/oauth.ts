import { randomBytes } from "node:crypto";
import { plantedSecret, SECRET_MARK } from "../account/secrets.ts";
import type { Reply } from "./reply.ts";

export interface Credentials {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Issued {
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** What a test may change while the server runs. */
export interface TokenRules {
  /** Scopes of tokens that are issued from now on: a token keeps those that it was born with. */
  scopes: readonly string[];
  tokenLifeSeconds: number;
  /** The app was deactivated on its activation page. */
  deactivated: boolean;
}

/**
 * Issues tokens for server-to-server apps. Refusals are worded as on Zoom's page of OAuth error messages; that of a
 * wrong account id as it was seen in public: without a code.
 */
export class TokenOffice {
  readonly credentials: Credentials;
  readonly #rules: TokenRules;
  readonly #clock: () => number;
  readonly #issued = new Map<string, Issued>();

  constructor(credentials: Credentials, rules: TokenRules, clock: () => number) {
    this.credentials = credentials;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** Answers `POST /oauth/token`; `parameters` are those of the form and the query together. */
  answer(authorization: string | undefined, parameters: URLSearchParams, apiUrl: string): Reply {
    const [client, secret] = basic(authorization);
    if (client === undefined || secret === undefined || client === "" || secret === "") {
      return refused(400, "invalid_request", "Client ID or client secret is missing.", 4706);
    }
    if (client !== this.credentials.clientId) return refused(400, "invalid_client", "Invalid client.", 4702);
    if (secret !== this.credentials.clientSecret) return refused(401, "invalid_client", "Invalid client secret.", 4704);
    if (parameters.get("grant_type") !== "account_credentials") {
      return refused(400, "unsupported_grant_type", "Grant type is not supported.", 4705);
    }
    if (parameters.get("account_id") !== this.credentials.accountId) {
      return refused(400, "invalid_request", "Bad Request");
    }
    if (this.#rules.deactivated) return refused(400, "invalid_client", "The app has been disabled.", 4717);

    const token = plantedSecret("token", randomBytes(9).toString("hex"));
    const { scopes, tokenLifeSeconds } = this.#rules;
    this.#issued.set(token, { scopes: [...scopes], expires: this.#clock() + tokenLifeSeconds * 1000 });
    const body = {
      access_token: token,
      token_type: "bearer",
      expires_in: Math.max(0, tokenLifeSeconds - 1),
      scope: scopes.join(" "),
      api_url: apiUrl,
    };
    return { status: 200, body };
  }

  /** The scopes of a bearer token, or why it is none. */
  check(authorization: string | undefined): readonly string[] | "missing" | "invalid" | "expired" {
    const token = /^bearer (.+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) return "missing";
    const issued = this.#issued.get(token);
    if (issued === undefined) return "invalid";
    return issued.expires <= this.#clock() ? "expired" : issued.scopes;
  }

  /** Makes every token that was issued so far worthless. */
  revokeAll(): void {
    this.#issued.clear();
  }
}

/** Credentials that carry the mark of secrets where they are secret. */
export function makeCredentials(accountId: string): Credentials {
  return { accountId, clientId: `demo-client-${accountId.slice(0, 6)}`, clientSecret: `${SECRET_MARK}-client-secret` };
}

function refused(status: number, error: string, reason: string, code?: number): Reply {
  return { status, body: { ...(code === undefined ? {} : { code }), reason, error } };
}

function basic(authorization: string | undefined): readonly (string | undefined)[] {
  const encoded = /^basic (.+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1)];
}
