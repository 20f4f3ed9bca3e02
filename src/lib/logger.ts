import { createRequire } from "node:module";
import type { DestinationStream, pino } from "pino";

/** Says what happened, with its fields, to whoever runs the program. */
export interface Logger {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}
interface LogLine {
  (message: string): void;
  (fields: object, message: string): void;
}

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

/**
 * A logger to stderr, in JSON lines, that shows `[redacted]` for secrets. The library is loaded by the first line that the level lets
 * through: most commands say nothing, and start sooner for it.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  let made: pino.Logger | undefined;
  const line = (of: keyof Logger): LogLine => {
    if (LOG_LEVELS.indexOf(of) > LOG_LEVELS.indexOf(level) || level === "silent") return () => undefined;
    return (...said: readonly unknown[]) => {
      made ??= open(level, destination);
      made[of](...(said as [object, string]));
    };
  };
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

/** A logger that writes nothing. */
export const silentLogger: Logger = createLogger("silent");

function open(level: LogLevel, destination: DestinationStream | undefined): pino.Logger {
  const { pino: create } = createRequire(import.meta.url)("pino") as { pino: typeof pino };
  return create(
    {
      level,
      base: null,
      redact: { paths: [...REDACTED_PATHS], censor: "[redacted]" },
      timestamp: create.stdTimeFunctions.isoTime,
    },
    destination ?? create.destination(2),
  );
}
