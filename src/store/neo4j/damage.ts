import { WhocanError } from "../../lib/errors.ts";
import type { FactRef } from "../../model/facts.ts";
import * as ofAnyStore from "../store-errors.ts";

const HELP = "Restore the database from a backup, or copy a sound store into an empty one: whocan store copy.";

/** As every store says it, with what to do about a database: there is no file to restore. */
export function damaged(what: string): WhocanError {
  return ofAnyStore.damaged(what, HELP);
}

export function damagedFact(ref: FactRef): WhocanError {
  return ofAnyStore.damagedFact(ref, HELP);
}

/** What does not match may be sound: it was read while somebody wrote. */
export function writtenMeanwhile(): WhocanError {
  return new WhocanError("STORE_APPLYING", "The store was written to while it was read.", {
    help: "Ask again when whocan sync has ended.",
  });
}
