import { resolve } from "node:path";
import { matrix } from "../../access/matrix.ts";
import { writeWholeFile } from "../../exports/whole-file.ts";
import { writeRows } from "../../exports/write-rows.ts";
import type { ScopeOptions } from "../options.ts";
import type { Session } from "../session.ts";

/** Streams the matrix to stdout, or into a file that appears only when it is whole, and says what it may lack. */
export async function writeAccess(
  session: Session,
  options: ScopeOptions & { readonly format: "ndjson" | "json"; readonly output?: string },
): Promise<void> {
  const { io } = session.output;
  const { answer: rows, engine } = await session.ask(matrix, {}, options);
  const write = (stream: NodeJS.WritableStream) => writeRows(rows, options.format, stream);
  const count =
    options.output === undefined
      ? await write(io.stdout)
      : await writeWholeFile(resolve(io.cwd, options.output), write);
  session.output.note(`${count} rows of revision ${engine.revision.number}`);
  session.output.incomplete((await engine.completeness()).gaps);
}
