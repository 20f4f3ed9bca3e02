import { WhocanError } from "../../lib/errors.ts";

/** How a parameter of a query string becomes an argument: one text, a list by commas or repetition, a list by repetition alone, true or false. */
export type ParameterSort = "text" | "list" | "repeated" | "flag";
export type Parameters = Readonly<Record<string, ParameterSort>>;

type Argument = string | readonly string[] | boolean;

/** The arguments in a query string. BAD_ARGUMENT for a name that is not declared, one given twice, and a flag that is none. */
export function readParameters(query: URLSearchParams, declared: Parameters): Readonly<Record<string, Argument>> {
  const found: Record<string, Argument> = {};
  for (const name of new Set(query.keys())) {
    const sort = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (sort === undefined) {
      throw new WhocanError("BAD_ARGUMENT", `There is no parameter ${name}.`, {
        field: name,
        help: `Use some of ${Object.keys(declared).join(", ")}.`,
      });
    }
    found[name] = argumentOf(name, sort, query.getAll(name));
  }
  return found;
}

function argumentOf(name: string, sort: ParameterSort, texts: readonly string[]): Argument {
  if (sort === "repeated") return texts;
  if (sort === "list") return texts.flatMap((text) => text.split(",").map((part) => part.trim()));
  const [text = "", ...more] = texts;
  if (more.length > 0) throw new WhocanError("BAD_ARGUMENT", `The parameter ${name} is given once.`, { field: name });
  if (sort === "text") return text;
  if (text !== "true" && text !== "false") {
    throw new WhocanError("BAD_ARGUMENT", `The parameter ${name} is true or false.`, { field: name });
  }
  return text === "true";
}
