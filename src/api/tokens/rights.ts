/** What a token may do: ask questions, start and cancel runs, read metrics. */
export const RIGHTS = ["read", "sync", "metrics"] as const;
export type Right = (typeof RIGHTS)[number];

/** Who sends a request. */
export interface Caller {
  /** The token's name, for logs; `loopback` where none is demanded. */
  readonly name: string;
  readonly may: ReadonlySet<Right>;
}

/** Whoever can reach the loopback address of a server that demands no token. */
export const LOOPBACK_CALLER: Caller = { name: "loopback", may: new Set(RIGHTS) };
