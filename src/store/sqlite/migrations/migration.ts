/** One step of the schema. Steps are never changed once released: a new one is added. */
export interface Migration {
  /** The file's `user_version` after it; 1 for the first, without holes. */
  readonly version: number;
  readonly sql: string;
}
