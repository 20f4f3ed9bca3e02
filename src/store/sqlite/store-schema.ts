import { WhocanError } from "../../lib/errors.ts";
import type { FileSchema } from "../../lib/sqlite/migrate.ts";
import { HISTORY } from "./migrations/0001-history.ts";

const STEPS = [HISTORY];

export const STORE_SCHEMA: FileSchema = {
  /** "WhoC" in ASCII. */
  applicationId: 0x57686f43,
  steps: STEPS,
  newer: (version) =>
    new WhocanError("STORE_NEWER", `The store has format ${version}; this Whocan knows up to ${STEPS.length}.`, {
      field: "WHOCAN_DATA",
    }),
};
