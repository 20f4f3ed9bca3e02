import type { Output } from "../output.ts";

/** A text after an indent; what goes beyond the terminal's width continues below, two columns further in. */
export async function printIndented(output: Output, indent: string, text: string, style?: "dim"): Promise<void> {
  const width = output.columns === null ? Number.POSITIVE_INFINITY : Math.max(output.columns - indent.length, 20);
  for (const [index, line] of wrap(text, width - 2).entries()) {
    const content = index === 0 ? line : `  ${line}`;
    await output.line(`${indent}${style === undefined ? content : output.style(style, content)}`);
  }
}

/** Lines of whole words, none longer than the width unless a word is. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
