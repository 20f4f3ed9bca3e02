import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../cypher/queries/", import.meta.url);

/** A query for people: a file of cypher/queries with what its header says. */
export interface HandQuery {
  /** The file's name without its ending. */
  readonly name: string;
  /** The first words of the header, up to a colon or the end of the sentence. */
  readonly title: string;
  /** What it answers. */
  readonly text: string;
  /** What the header says of parameters; empty without any. */
  readonly parameters: string;
  readonly columns: string;
  readonly statement: string;
}

export function readHandQueries(): HandQuery[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".cypher"));
  return files.sort().map((file) => readHandQuery(file.replace(/\.cypher$/, "")));
}

export function readHandQuery(name: string): HandQuery {
  const lines = readFileSync(new URL(`${name}.cypher`, FOLDER), "utf8")
    .trimEnd()
    .split("\n");
  const end = lines.findIndex((line) => !line.startsWith("// "));
  const header = lines.slice(0, end).map((line) => line.slice("// ".length));
  const from = (start: string) => header.findIndex((line) => line.startsWith(start));
  const columnsAt = from("Columns: ");
  const parametersAt = from("$") === -1 ? columnsAt : from("$");
  const text = header.slice(0, parametersAt).join(" ");
  return {
    name,
    title: /^[^:.?]+/.exec(text)?.[0] ?? name,
    text,
    parameters: header.slice(parametersAt, columnsAt).join(" "),
    columns: header.slice(columnsAt).join(" ").slice("Columns: ".length),
    statement: lines.slice(end).join("\n"),
  };
}
