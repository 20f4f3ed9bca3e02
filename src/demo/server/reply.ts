/** What the fake Zoom answers. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON; a string is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How it is sent, where that is not as a whole: in many pieces, half of it before the connection breaks, or half of its gzip. */
  readonly send?: "slow" | "cut" | "cut-gzip";
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** An error as Zoom's API words it: a code of its own beside the HTTP status. */
export function zoomError(
  status: number,
  code: number,
  message: string,
  extras: Readonly<Record<string, unknown>> = {},
): Reply {
  return { status, body: { code, message, ...extras } };
}

/** Zoom names the fields that it refuses. */
export function invalidField(field: string, message: string): Reply {
  return zoomError(400, 300, "Validation Failed.", { errors: [{ field, message }] });
}

/** Leaves out what is null or undefined: Zoom omits optional fields. */
export function compact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
