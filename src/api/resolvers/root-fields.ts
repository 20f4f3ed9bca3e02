import type { GraphQLFieldResolver } from "graphql";
import { toWhocanError } from "../../lib/errors.ts";
import type { ApiContext } from "../context.ts";
import { forbidden } from "../guards/token-guard.ts";
import type { Resolvers } from "../schema.gen.ts";
import type { Right } from "../tokens/rights.ts";

/** Hears of every question: its field, `ok` or the error's code, and how long it took. */
export type NoteQuestion = (question: string, outcome: string, ms: number) => void;

type FieldResolver = GraphQLFieldResolver<unknown, ApiContext>;

/** Fields of Query that whoever may sync needs beside its mutations. */
const ABOUT_RUNS = new Set(["run", "runs", "status"]);

/** The resolvers with their questions guarded by the caller's rights and noted: one place for all of them. */
export function guardRootFields(resolvers: Resolvers, note: NoteQuestion): Resolvers {
  const guard = (fields: object, rights: (field: string) => readonly Right[]) =>
    Object.fromEntries(
      Object.entries(fields as Record<string, FieldResolver>).map(([name, resolve]) => [
        name,
        guarded(name, resolve, rights(name), note),
      ]),
    );
  return {
    ...resolvers,
    Query: guard(resolvers.Query ?? {}, (field) => (ABOUT_RUNS.has(field) ? ["read", "sync"] : ["read"])),
    Mutation: guard(resolvers.Mutation ?? {}, () => ["sync"]),
  };
}

/** Any of the rights suffices. */
function guarded(name: string, resolve: FieldResolver, rights: readonly Right[], note: NoteQuestion): FieldResolver {
  return async (root, args, context, info) => {
    const start = performance.now();
    let outcome = "ok";
    try {
      if (!rights.some((right) => context.caller.may.has(right))) throw forbidden(rights[0] ?? "read");
      return await resolve(root, args, context, info);
    } catch (error) {
      outcome = toWhocanError(error).code;
      throw error;
    } finally {
      note(name, outcome, performance.now() - start);
    }
  };
}
