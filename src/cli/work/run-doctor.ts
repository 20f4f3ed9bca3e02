import type { ConnectionReport } from "../../app.ts";
import type { Session } from "../session.ts";
import { printConnection, reportJson } from "../views/doctor-view.ts";
import { chosenConnections } from "./chosen-connections.ts";

export interface DoctorOptions {
  readonly for?: string;
  readonly connection?: string;
}

/** `whocan doctor`: something is missing, though credentials are right. */
const SOMETHING_MISSING = 12;
/** States of sections for which nothing is to be granted. */
const FINE: readonly ConnectionReport["sections"][number]["state"][] = ["readable", "unchecked", "not-selected"];

/** Checks each connection, or the named one. The exit code is that of the first error, else whether something is missing. */
export async function runDoctor(session: Session, options: DoctorOptions): Promise<number> {
  const { output } = session;
  const app = await session.app();
  const reports: ConnectionReport[] = [];
  for (const connection of chosenConnections(await session.config(), options.connection)) {
    const report = await app.check({ connection, asset: options.for, signal: output.io.ending() });
    reports.push(report);
    if (!output.json) await printConnection(output, report);
  }
  if (output.json) await output.value({ connections: reports.map(reportJson) });
  const wrong = reports.find(({ error }) => error !== null)?.error;
  if (wrong != null) return wrong.exitCode;
  const isMissing = ({ sections }: ConnectionReport) => sections.some(({ state }) => !FINE.includes(state));
  return reports.some(isMissing) ? SOMETHING_MISSING : 0;
}
