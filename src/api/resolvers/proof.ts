import { unreachable } from "../../lib/errors.ts";
import type { ReasonResolvers } from "../schema.gen.ts";

export const reasonInterface: ReasonResolvers = {
  __resolveType: (reason) => {
    switch (reason.type) {
      case "fact":
        return "FactReason";
      case "catalog":
        return "CatalogReason";
      case "coverage":
        return "CoverageReason";
      case "rule":
        return "RuleReason";
      default:
        return unreachable(reason);
    }
  },
};
