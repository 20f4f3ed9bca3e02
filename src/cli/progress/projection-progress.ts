import type { Output } from "../output.ts";

/** Nodes between two lines. */
const STEP = 50_000;

/** A line when a projection begins to be built, and some while it goes on. */
export function projectionProgress(output: Output): (nodes: number) => void {
  let next = 0;
  return (nodes) => {
    if (nodes < next) return;
    output.note(`Projection: ${nodes} nodes`);
    next = nodes + STEP;
  };
}
