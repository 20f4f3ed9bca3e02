import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { readProofs } from "../../exports/read-proofs.ts";
import { WhocanError } from "../../lib/errors.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";

/** Replays each proof of a file at its own revision. BAD_PROOF when there is none in it, PROOF_FAILED when one fails. */
export async function verifyProofs(session: Session, file: string): Promise<void> {
  const { output } = session;
  const proofs = readProofs(await readInput(session, file));
  const app = await session.app();
  const reports: { digest: string; valid: boolean; problems: readonly string[]; revision: string }[] = [];
  for (const proof of proofs) {
    const engine = await app.engineAt(String(proof.revision), undefined);
    const { valid, problems, revision } = await engine.verify(proof);
    reports.push({ digest: proof.digest, valid, problems, revision: String(revision) });
  }
  const failed = reports.filter(({ valid }) => !valid);
  if (output.json) await output.value({ valid: failed.length === 0, proofs: reports });
  else {
    for (const { digest, valid, problems } of reports) {
      const word = valid ? output.style("green", "holds") : output.style(["bold", "red"], "fails");
      await output.line(`${word} ${digest}`);
      for (const problem of problems) await output.line(`  ${safeText(problem)}`);
    }
  }
  if (failed.length > 0) {
    throw new WhocanError("PROOF_FAILED", `${failed.length} of ${reports.length} proofs do not hold.`);
  }
}

async function readInput({ output: { io } }: Session, file: string): Promise<string> {
  if (file === "-") return text(io.stdin);
  try {
    return await readFile(resolve(io.cwd, file), "utf8");
  } catch (cause) {
    throw new WhocanError("BAD_PROOF", `The file ${file} cannot be read.`, { field: "file", cause });
  }
}
