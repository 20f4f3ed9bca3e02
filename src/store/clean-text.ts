/**
 * Text that every store keeps as it is: NUL and lone surrogates, which no UTF-8 column can be trusted with, become
 * U+FFFD.
 */
export function cleanText(text: string): string {
  return isClean(text) ? text : text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}

function isClean(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
