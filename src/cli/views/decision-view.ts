import type { DecisionJson } from "../../exports/answer-json.ts";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { givenBy, printCompleteness } from "./footer.ts";
import { partsText } from "./labels.ts";
import { printProof } from "./proof-view.ts";

const STYLES: Record<DecisionJson["verdict"], Style> = {
  YES: ["bold", "green"],
  NO: ["bold", "red"],
  UNKNOWN: ["bold", "yellow"],
};

/** The verdict first, then why, then what is unread. */
export async function printDecision(output: Output, decision: DecisionJson): Promise<void> {
  const { verdict, witness, parts, completeness } = decision;
  await output.line(`${output.style(STYLES[verdict], verdict)} · ${givenBy(decision)}`);
  if (witness !== null) await printProof(output, witness, verdict === "YES" ? "Because" : "Best proof");
  if (parts.length > 0) await output.line(`Only a part is reached: ${safeText(partsText(parts, 10))}`);
  if (verdict !== "YES") await printCompleteness(output, completeness);
}
