/** One setting: its name in the file, its variable and flag, and what it means. Documents are rendered from these. */
export interface Setting {
  /** Nested name in the file: `serve.port`. */
  readonly name: string;
  /** The environment variable, or null where only the file or a flag names it. */
  readonly env: string | null;
  /** The variable that names a file with the value; in the configuration file the name with `File` does. */
  readonly fileEnv: string | null;
  /** Never shown: documents and `whocan status --settings` print `set`. */
  readonly secret: boolean;
  readonly required: boolean;
  /** Null where there is none. */
  readonly default: string | number | boolean | null;
  readonly description: string;
}
