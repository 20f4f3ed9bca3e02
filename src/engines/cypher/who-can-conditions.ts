import type { PrincipalFilter } from "../../access/engine.ts";
import type { World } from "../answers/world.ts";
import type { Nesting } from "./who-can-nesting.ts";

/** What chooses users, as parameters of a statement; null chooses all. */
export interface UserConditions {
  readonly status: readonly string[] | null;
  /** Keys of the groups that lead to those asked for, these too. */
  readonly groups: readonly string[] | null;
  /** In lower case. */
  readonly text: string | null;
}

/** A filter's conditions on users; its kinds decide beforehand whether users are asked for at all. */
export function userConditions(world: World, { relations }: Nesting, filter: PrincipalFilter): UserConditions {
  const { status, groups, text } = filter;
  return {
    status: status ?? null,
    groups: groups === undefined ? null : groupsLeadingTo(world, groups, new Set(relations.map(({ from }) => from))),
    text: text?.toLowerCase() ?? null,
  };
}

function groupsLeadingTo({ closures }: World, wanted: readonly string[], nested: Iterable<string>): string[] {
  const leading = [...nested].filter((key) => wanted.some((group) => closures.groupsOf(key).has(group)));
  return [...new Set([...wanted, ...leading])];
}

export function choosesAll({ status, groups, text }: UserConditions): boolean {
  return status === null && groups === null && text === null;
}
