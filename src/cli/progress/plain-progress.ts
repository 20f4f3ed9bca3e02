import type { Output } from "../output.ts";
import { safeText } from "../safe-text.ts";
import { endText } from "./end-text.ts";
import type { ProgressView } from "./progress-view.ts";

/** A line when the run starts, one per section that ended, one at the commit. */
export function plainProgress(output: Output): ProgressView {
  return {
    progress: (event) => {
      switch (event.type) {
        case "run-started":
          output.note(`Run ${event.run}${event.resumed ? " goes on" : ""}: reading ${event.sections.join(", ")}`);
          break;
        case "section-ended":
          output.note(`${event.section}: ${safeText(endText(event))}`);
          break;
        case "committing":
          output.note(`Writing: ${event.opened} facts opened, ${event.closed} closed`);
          break;
        default:
      }
    },
    end: async () => undefined,
  };
}
