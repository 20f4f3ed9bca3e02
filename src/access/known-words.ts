import * as z from "zod";
import { loadCatalog } from "../catalog/catalog.ts";
import { nearest } from "../lib/nearest.ts";
import { RESOURCE_CLASSES } from "../model/classes.ts";
import { KINDS } from "../model/kinds.gen.ts";
import type { CodeEntitlement } from "./codes.ts";

/** Kinds of what may act, each by its word or in full. */
const PRINCIPAL_KINDS = ["user", "app", "pseudo", "ZoomUser", "ZoomApp", "PseudoPrincipal"];
const NODE_KINDS = [
  ...KINDS.flatMap(({ word, kind }) => [word, kind]),
  ...["set", "ResourceSet", "pseudo", "PseudoPrincipal"],
];
/** Of users, then of apps, as Zoom documents them; `internal` is an app that the account made itself. */
const STATUSES = ["active", "inactive", "pending", "published", "unpublished", "sharable", "internal"];

/** So many words may be listed in an error. */
const FEW = 20;

/** A list of words of which there are only so many. A word that there is not is refused: an answer about it would read as a "no". */
const wordsArg = (noun: string, words: readonly string[]) =>
  z
    .array(
      z
        .string()
        .max(128)
        .superRefine((word, context) => {
          if (words.includes(word)) return;
          context.addIssue(`there is no ${noun} "${word}"${didYouMean(word, words)}`);
        }),
    )
    .min(1)
    .nullish();

export const principalKindsArg = wordsArg("kind of principals", PRINCIPAL_KINDS);
export const nodeKindsArg = wordsArg("kind", NODE_KINDS);
export const statusArg = wordsArg("status", STATUSES);
export const classesArg = wordsArg(
  "class",
  RESOURCE_CLASSES.map(({ name }) => name),
);

/** Whether the catalog knows a privilege's or a scope's code. */
export function isKnownCode({ kind, code }: CodeEntitlement): boolean {
  const catalog = loadCatalog();
  return kind === "scope" ? catalog.knowsScope(code) : catalog.canonicalPrivilege(code) !== undefined;
}

/** The code of the catalog that a mistyped one most likely means, to be added to what says that there is none. */
export function codeMeant({ kind, code }: CodeEntitlement): string {
  const { data, capabilitiesByScope } = loadCatalog();
  return didYouMean(
    code,
    kind === "scope" ? [...capabilitiesByScope.keys()] : data.privileges.map((each) => each.code),
  );
}

function didYouMean(word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  if (meant !== undefined) return ` (did you mean ${meant}?)`;
  return words.length > FEW ? "" : ` (there are ${words.join(", ")})`;
}
