import type { Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { ACCOUNT_KIND, type ProjectionContext, setsByKind } from "./context.ts";
import type { SharedRecording } from "./shares.ts";

/** What the projection has of a node, and what it should have follows from. */
interface NodeState {
  readonly key: string;
  readonly kind: string | null;
  readonly share: unknown;
  readonly sets: readonly string[];
  readonly resources: number;
}

/** What makes nodes part of sets and of their account as they should be. */
export interface LinkDiff {
  readonly unparted: readonly string[];
  readonly parted: readonly { readonly part: string; readonly set: string }[];
  readonly unowned: readonly string[];
  readonly owned: readonly string[];
}

export async function readNodeStates(transaction: Transaction, keys: readonly string[]): Promise<readonly NodeState[]> {
  return (await transaction.run(statementOf("project/node-states"), { keys })) as unknown as readonly NodeState[];
}

/** Whether the account has a node, and whether that has resources. */
export async function readAccount(
  transaction: Transaction,
  { keys: { prefix } }: ProjectionContext,
): Promise<{ readonly isKnown: boolean; readonly hasResources: boolean }> {
  const [row] = await transaction.run(statementOf("project/account"), { account: prefix });
  return { isKnown: row?.["kind"] === ACCOUNT_KIND, hasResources: row?.["resources"] === true };
}

export function sharesOf(states: readonly NodeState[]): SharedRecording[] {
  return states.flatMap(({ key, share }) => (typeof share === "string" ? [{ key, share }] : []));
}

export function diffLinks(context: ProjectionContext, states: readonly NodeState[], hasAccount: boolean): LinkDiff {
  const wanted = setsByKind(context);
  const wrong = states.filter(({ kind, sets }) => {
    const set = kind === null ? undefined : wanted[kind];
    return set === undefined ? sets.length > 0 : sets.length !== 1 || sets[0] !== set;
  });
  const isResource = ({ key, kind }: NodeState) => hasAccount && kind !== null && key !== context.keys.prefix;
  return {
    unparted: wrong.flatMap(({ key, sets }) => (sets.length > 0 ? [key] : [])),
    parted: wrong.flatMap(({ key, kind }) => {
      const set = kind === null ? undefined : wanted[kind];
      return set === undefined ? [] : [{ part: key, set }];
    }),
    unowned: states.flatMap((state) => (state.resources > 0 && !isResource(state) ? [state.key] : [])),
    owned: states.flatMap((state) => (state.resources === 0 && isResource(state) ? [state.key] : [])),
  };
}
