/** Lines that two texts share, and those of one of them alone. */
interface Line {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

const AROUND = 2;

/** Two texts as one, line by line: `-` the first alone, `+` the second alone, long common stretches left out. */
export function lineDiff(first: string, second: string): string {
  const lines = align(first.split("\n"), second.split("\n"));
  const shown = new Set<number>();
  for (const [at, { mark }] of lines.entries()) {
    if (mark === " ") continue;
    for (let near = at - AROUND; near <= at + AROUND; near++) shown.add(near);
  }
  const out: string[] = [];
  for (const [at, { mark, text }] of lines.entries()) {
    if (shown.has(at)) out.push(`${mark} ${text}`);
    else if (shown.has(at - 1)) out.push("  …");
  }
  return out.join("\n");
}

/** By their longest common subsequence. */
function align(first: readonly string[], second: readonly string[]): Line[] {
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = first.length - 1; i >= 0; i--) {
    for (let j = second.length - 1; j >= 0; j--) {
      lengths[i * width + j] = first[i] === second[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    if (i < first.length && j < second.length && first[i] === second[j]) {
      lines.push({ mark: " ", text: first[i] ?? "" });
      i++;
      j++;
    } else if (j >= second.length || (i < first.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ mark: "-", text: first[i++] ?? "" });
    } else {
      lines.push({ mark: "+", text: second[j++] ?? "" });
    }
  }
  return lines;
}
