import type { CopyRequest } from "../../app.ts";
import { STORE_NAMES, type StoreName } from "../../config/app-settings.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { Output } from "../output.ts";
import { projectionProgress } from "../progress/projection-progress.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";
import { printProjection } from "../views/projection-view.ts";

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
}

/** Copies one store's history into the other and says what it came to. */
export async function copyStore(session: Session, options: CopyOptions): Promise<void> {
  const { output } = session;
  const [from, to] = [storeNamed("from", options.from), storeNamed("to", options.to)];
  if (from === to) {
    throw new WhocanError("BAD_ARGUMENT", `--from and --to both name ${from}.`, {
      field: "to",
      help: "Copy from sqlite to neo4j, or back. To copy the file itself, copy the data folder while nothing writes it.",
    });
  }
  const app = await session.app({ warn: false });
  const signal = output.io.ending();
  const onProjecting = projectionProgress(output);
  const report = await app.copyStore({ from, to, signal, progress: progressOf(output), onProjecting });
  if (output.json) return output.value({ from, to, ...report });
  const copied = report.revisions - report.kept;
  const revisions = copied === 1 ? "1 revision" : `${copied} revisions`;
  const kept = report.kept === 0 ? "" : `, ${report.kept} there before`;
  await output.line(
    safeText(`Account ${report.account}: ${revisions} copied from ${from} to ${to}${kept}; digest ${report.digest}`),
  );
  await printProjection(output, report.projection);
}

function storeNamed(field: string, text: string): StoreName {
  const name = STORE_NAMES.find((each) => each === text);
  if (name !== undefined) return name;
  throw new WhocanError("BAD_ARGUMENT", `There is no store "${text}".`, {
    field,
    help: `Use ${STORE_NAMES.join(" or ")}.`,
  });
}

/** A line per revision, and some between where one is large. */
function progressOf(output: Output): NonNullable<CopyRequest["progress"]> {
  let last = 0;
  return (event) => {
    switch (event.type) {
      case "started":
        last = event.revisions;
        break;
      case "reading":
        output.note(`Revision ${event.revision} of ${last}: ${event.changes} changes read`);
        break;
      case "writing":
        output.note(`Revision ${event.revision} of ${last}: ${event.opened} facts opened, ${event.closed} closed`);
        break;
      default:
    }
  };
}
