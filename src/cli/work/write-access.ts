import { resolve } from "node:path";
import { matrix } from "../../access/matrix.ts";
import { accessCsv } from "../../exports/access-csv.ts";
import { writeWholeFile } from "../../exports/whole-file.ts";
import { writeRows, writeTexts } from "../../exports/write-rows.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { ScopeOptions } from "../options.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";

export interface AccessOptions extends ScopeOptions {
  readonly format: "ndjson" | "json" | "csv";
  readonly output?: string;
  readonly raw?: true;
}

/** Streams the matrix to stdout, or into a file that appears only when it is whole, and says what it may lack. */
export async function writeAccess(session: Session, options: AccessOptions): Promise<void> {
  const { io } = session.output;
  const { format, output, raw } = options;
  refuseRaw(options, io.columns !== null);
  const { answer: rows, engine } = await session.ask(matrix, {}, options);
  const { gaps } = await engine.completeness();
  const incomplete = [...new Set(gaps.map(({ section }) => section))];
  const write = (stream: NodeJS.WritableStream) =>
    format === "csv"
      ? writeTexts(accessCsv(rows, { incomplete, show: raw ? null : safeText }), stream)
      : writeRows(rows, format, stream);
  const count = output === undefined ? await write(io.stdout) : await writeWholeFile(resolve(io.cwd, output), write);
  session.output.note(`${count} rows of revision ${engine.revision.number}`);
  session.output.incomplete(gaps);
}

/** JSON needs no other form: it escapes what a reader could obey, and keeps the value. */
function refuseRaw({ format, output, raw }: AccessOptions, terminal: boolean): void {
  if (!raw) return;
  if (format !== "csv") {
    throw new WhocanError("BAD_ARGUMENT", "--raw belongs to --format csv.", {
      field: "raw",
      help: "Leave it out: JSON keeps every text as it is.",
    });
  }
  if (output !== undefined || !terminal) return;
  throw new WhocanError("BAD_ARGUMENT", "With --raw names could command this terminal.", {
    field: "raw",
    help: "Give --output a file, or send the rows through a pipe.",
  });
}
