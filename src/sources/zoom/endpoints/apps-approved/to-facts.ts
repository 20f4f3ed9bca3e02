import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { type ListedApp, listedAppFacts } from "../app-schema.ts";

export function approvedAppFacts(app: ListedApp, context: FactContext): readonly Fact[] {
  return listedAppFacts(app, context, { approved: true });
}
