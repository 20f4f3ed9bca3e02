/**
 * Text that every store keeps as it is: NUL and lone surrogates, which no UTF-8 column can be trusted with, become
 * U+FFFD.
 */
export function cleanText(text: string): string {
  return text.includes("\0") || !text.isWellFormed() ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text;
}
