import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { type ListedApp, listedAppFacts } from "../app-schema.ts";

export function installedAppFacts(app: ListedApp, context: FactContext): readonly Fact[] {
  return listedAppFacts(app, context, { installed: true, install_level: "account" });
}
