import { Kind, parse, visit } from "graphql";
import ts from "typescript";
import { textOf } from "./project-files.ts";

/** The names that a TypeScript file exports, and those of the members of its exported types and classes. */
export function namesInTypeScript(path: string): readonly string[] {
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2023, true);
  return source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(nameOf);
    return [...nameOf(statement), ...membersOf(statement).flatMap(nameOf)];
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function membersOf(statement: ts.Statement): readonly ts.Node[] {
  if (ts.isInterfaceDeclaration(statement)) return [...statement.members];
  if (ts.isClassDeclaration(statement)) return [...statement.members];
  if (ts.isTypeAliasDeclaration(statement) && ts.isTypeLiteralNode(statement.type)) return [...statement.type.members];
  return [];
}

/** A private member has no name that others see. */
function nameOf(node: ts.Node): readonly string[] {
  const name = (node as ts.NamedDeclaration).name;
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

/** The names of types, fields, arguments and enum values that a file of the schema declares. */
export function namesInSchema(path: string): readonly string[] {
  const names: string[] = [];
  visit(parse(textOf(path)), {
    enter(node) {
      if (node.kind.endsWith("Definition") || node.kind === Kind.OBJECT_TYPE_EXTENSION) {
        if ("name" in node && node.name !== undefined) names.push(node.name.value);
      }
    },
  });
  return names;
}

/** The words of a name: `ownerOfRows`, `owner_of_rows` and `OWNER_OF_ROWS` have `owner`, `of` and `rows`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());
}
