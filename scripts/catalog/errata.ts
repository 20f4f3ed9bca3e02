import { ERRATA } from "../../src/catalog/errata.ts";
import type { DocumentedOperation } from "./extract.ts";

/** The operations with every erratum applied, in order. Throws when an erratum no longer finds what it corrects. */
export function applyErrata(documented: readonly DocumentedOperation[]): DocumentedOperation[] {
  let operations = [...documented];
  for (const erratum of ERRATA) {
    switch (erratum.kind) {
      case "trim-scopes":
        operations = operations.map((each) => ({
          ...each,
          classic: each.classic.map((scope) => scope.trim()),
          granular: each.granular.map((scope) => scope.trim()),
        }));
        break;
      case "rename-privilege":
        if (!operations.some((each) => each.permissions.includes(erratum.from))) {
          throw new Error(`Erratum without effect: nothing lists ${erratum.from}.`);
        }
        operations = operations.map((each) => ({
          ...each,
          permissions: each.permissions.map((code) => (code === erratum.from ? erratum.to : code)),
        }));
        break;
      case "add-operation": {
        const [method = "", path = ""] = erratum.operation.split(" ");
        if (operations.some((each) => each.method === method && each.path === path)) {
          throw new Error(`Erratum without effect: ${erratum.operation} is documented.`);
        }
        operations.push({
          method,
          path,
          document: erratum.document,
          summary: erratum.summary,
          permissions: [],
          classic: [],
          granular: [...erratum.scopes],
          rateLabel: erratum.rateLabel,
        });
        break;
      }
      case "scopes": {
        const at = operations.findIndex((each) => `${each.method} ${each.path}` === erratum.operation);
        const found = operations[at];
        if (found === undefined) throw new Error(`Erratum without effect: no ${erratum.operation}.`);
        const stay = (scope: string): boolean => !erratum.remove.includes(scope);
        operations[at] = {
          ...found,
          classic: found.classic.filter(stay),
          granular: [...found.granular.filter(stay), ...erratum.add],
        };
        break;
      }
      case "scope-level":
      case "keep":
        break;
    }
  }
  return operations;
}
