import { createRequire } from "node:module";

/** The package's version: the file lies as far from src as from dist. */
export const VERSION: string = (createRequire(import.meta.url)("../../package.json") as { version: string }).version;
