import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger };

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Names of fields that hold secrets, wherever they are in what is logged. */
const SECRET_FIELDS = [
  "authorization",
  "Authorization",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "clientSecret",
  "client_secret",
  "password",
  "secret",
  "token",
] as const;

/** Redacts a field at the top of what is logged and up to three levels down. */
const REDACTED_PATHS = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** A logger to stderr, in JSON lines, that shows `[redacted]` for secrets. */
export function createLogger(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: [...REDACTED_PATHS], censor: "[redacted]" },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
}

/** A logger that writes nothing. */
export const silentLogger: Logger = pino({ level: "silent" });
