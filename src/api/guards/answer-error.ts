import type { Response } from "express";

interface AnsweredError {
  readonly code: string;
  readonly message: string;
  readonly help?: string | undefined;
  readonly field?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** Answers with an error in GraphQL's shape, whatever was asked for. */
export function answerError(response: Response, status: number, error: AnsweredError): void {
  const { code, message, help, field, data } = error;
  response.status(status).json({ errors: [{ message, extensions: { code, help, field, data } }] });
}
