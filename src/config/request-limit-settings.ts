import * as z from "zod";
import type { Setting } from "../lib/setting.ts";
import { plain } from "./values.ts";

/** How much one request may ask of `whocan serve`. */
export const REQUEST_LIMIT_SETTINGS: readonly Setting[] = [
  {
    name: "serve.maxDepth",
    env: "WHOCAN_MAX_DEPTH",
    ...plain,
    default: 16,
    description: "Most fields inside each other in one GraphQL request.",
  },
  {
    name: "serve.maxAliases",
    env: "WHOCAN_MAX_ALIASES",
    ...plain,
    default: 100,
    description: "Most aliases in one GraphQL request.",
  },
  {
    name: "serve.maxDirectives",
    env: "WHOCAN_MAX_DIRECTIVES",
    ...plain,
    default: 50,
    description: "Most directives in one GraphQL request.",
  },
  {
    name: "serve.maxTokens",
    env: "WHOCAN_MAX_TOKENS",
    ...plain,
    default: 4000,
    description: "Most words and signs of one GraphQL document.",
  },
  {
    name: "serve.maxCost",
    env: "WHOCAN_MAX_COST",
    ...plain,
    default: 100_000,
    description:
      "Most values that the answer to one GraphQL request may hold: its fields, those of a list as often as it is long (`first`, or what such lists mostly have), and 100 for each question.",
  },
  {
    name: "serve.maxBodyKb",
    env: "WHOCAN_MAX_BODY_KB",
    ...plain,
    default: 256,
    description: "Largest body of a request in KB.",
  },
];

const limit = z.coerce.number().int().min(1).max(10_000_000);

export const requestLimitFields = {
  maxDepth: limit.default(16),
  maxAliases: limit.default(100),
  maxDirectives: limit.default(50),
  maxTokens: limit.default(4000),
  maxCost: limit.default(100_000),
  maxBodyKb: limit.default(256),
};
