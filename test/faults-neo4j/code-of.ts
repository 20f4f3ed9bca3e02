import { WhocanError } from "../../src/lib/errors.ts";

/** The code of the error that work ends with; undefined where it ends well. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof WhocanError ? error.code : String(error)),
  );
}
