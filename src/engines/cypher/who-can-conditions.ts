import type { PrincipalFilter } from "../../access/engine.ts";
import { asksFor } from "../answers/access-rows.ts";
import type { Nesting } from "./who-can-nesting.ts";

/** What chooses users, as parameters of a statement; what is empty chooses all. */
export interface UserConditions {
  readonly status: readonly string[];
  /** Keys of the groups that lead to those asked for, these too. */
  readonly groups: readonly string[];
  /** In lower case. */
  readonly text: string;
}

/** A filter's conditions on users; undefined where it chooses none of them. */
export function userConditions(nesting: Nesting, filter: PrincipalFilter): UserConditions | undefined {
  const { status, groups, text = "" } = filter;
  if (!asksFor(filter, "user") || status?.length === 0 || groups?.length === 0) return undefined;
  return {
    status: status ?? [],
    groups: groups === undefined ? [] : nesting.withLeading(groups),
    text: text.toLowerCase(),
  };
}

export function choosesAll({ status, groups, text }: UserConditions): boolean {
  return status.length === 0 && groups.length === 0 && text === "";
}
