import type { DemoAccount } from "../account/demo-account.ts";
import type { Pager } from "./paging.ts";
import type { Reply } from "./reply.ts";

/** What a route answers from. */
export interface Call {
  /** The account as it is at this moment. */
  readonly account: DemoAccount;
  /** The path as it was asked for, without the query. */
  readonly path: string;
  /** Parts of the path that the route names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly pager: Pager;
}

export interface Route {
  /** The operation's id in the catalog, which decides scopes, privileges and rate label. */
  readonly operation: string;
  /** Path below `/v2`, with `{names}`; the operation's own path where it is left out. */
  readonly path?: string;
  /** It is asked for only where that is turned on: a new app is not given its scope. */
  readonly optional?: true;
  answer(call: Call): Reply;
}

/** A route with its path made into a pattern. */
export interface CompiledRoute extends Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export function compileRoute(route: Route): CompiledRoute {
  const path = route.path ?? route.operation.replace(/^[A-Z]+ /, "");
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
  return { ...route, pattern, names };
}
