import type { ZoomEndpoint } from "../endpoint.ts";

/** Zoom cuts a range of days that it finds too long without a word: its answer then starts later than was asked. */
export const answeredLater: NonNullable<ZoomEndpoint["doubt"]> = (body, request) => {
  const asked = request.query?.["from"] ?? "";
  const answered = typeof body["from"] === "string" ? body["from"].slice(0, 10) : asked;
  return answered > asked ? `Zoom answered from ${answered} instead of ${asked}.` : undefined;
};
