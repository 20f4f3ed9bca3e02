import { history } from "./0001-history.ts";
import type { Migration } from "./migration.ts";

/** In order. */
export const MIGRATIONS: readonly Migration[] = [history];
