import type { Proof, Reason } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { printIndented } from "./indented.ts";
import { labelOf, standingCell } from "./labels.ts";

/** Prints a proof as an indented tree: each link one level deeper, its reasons under it. */
export async function printProof(output: Output, proof: Proof, title: string): Promise<void> {
  const standing = standingCell(proof);
  const state = typeof standing === "string" ? standing : output.style(standing.style, standing.text);
  await output.line(`${output.style("bold", title)} ${state} ${output.style("dim", proof.digest.slice(0, 12))}`);
  const [first] = proof.spine;
  if (first !== undefined) await printIndented(output, "  ", safeText(labelOf(first.from)));
  for (const [depth, link] of proof.spine.entries()) {
    const indent = `  ${"   ".repeat(depth)}`;
    await printIndented(output, indent, `└─ ${link.relation} → ${safeText(labelOf(link.to))}`);
    for (const reason of link.because) {
      await printIndented(output, `${indent}     `, `${safeText(reason.text)} [${safeText(sourceOf(reason))}]`, "dim");
    }
  }
}

function sourceOf(reason: Reason): string {
  switch (reason.type) {
    case "fact":
      return `fact, ${reason.section}`;
    case "catalog":
      return `${reason.evidence}, ${reason.source}`;
    case "coverage":
      return `${reason.section}${reason.extent === "" ? "" : ` ${reason.extent}`} ${reason.status}`;
    case "rule":
      return `rule, ${reason.rule}`;
  }
}
