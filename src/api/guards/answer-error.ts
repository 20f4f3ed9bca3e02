import type { Response } from "express";

/** Answers with an error in GraphQL's shape, whatever was asked for. */
export function answerError(
  response: Response,
  status: number,
  { code, message, help }: { readonly code: string; readonly message: string; readonly help?: string },
): void {
  response
    .status(status)
    .json({ errors: [{ message, extensions: { code, ...(help === undefined ? {} : { help }) } }] });
}
