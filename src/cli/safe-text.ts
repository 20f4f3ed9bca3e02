/**
 * Characters that would move the cursor, change colours, end a line or turn the writing direction, and halves of
 * surrogate pairs: names come from whoever may edit them in Zoom.
 */
const UNSAFE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u{061c}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

/** The text with such characters made visible, as `\n` or `\u{1b}`: never raw on a terminal. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  });
}
