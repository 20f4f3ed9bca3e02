import * as z from "zod";
import { ORIGIN_KINDS } from "../model/origins.ts";
import { PERMISSIONS } from "../model/permissions.ts";
import { ACCESS_STATES } from "../model/states.ts";
import { principalKindsArg, statusArg } from "./known-words.ts";

/** Most rows that one page may hold. */
export const MAX_PAGE = 1000;

const text = (max: number) => z.string().min(1).max(max);

export const referenceArg = text(4096);
export const permissionArg = z.enum(PERMISSIONS);
export const permissionsArg = z.array(permissionArg).min(1).max(PERMISSIONS.length).nullish();
export const statesArg = z.array(z.enum(ACCESS_STATES)).min(1).nullish();

/** How many rows a page may hold: `ask` makes any other number PAGE_TOO_LARGE, by the name of the argument. */
const firstArg = (byDefault: number) =>
  z
    .int()
    .min(1)
    .max(MAX_PAGE)
    .nullish()
    .transform((value) => value ?? byDefault);

export const filterArg = z
  .strictObject({
    states: statesArg,
    kinds: principalKindsArg,
    groups: z.array(referenceArg).min(1).max(100).nullish(),
    origins: z.array(z.enum(ORIGIN_KINDS)).min(1).nullish(),
    status: statusArg,
    text: text(256).nullish(),
  })
  .nullish();

/** A page starts after a cursor of the same question, arguments and revision; the facade opens and seals them. */
export const pageArgs = (byDefault: number) => ({ first: firstArg(byDefault), after: z.string().max(4096).nullish() });
