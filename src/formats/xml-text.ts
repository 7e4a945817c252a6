/** What XML 1.0 knows no way to write, escaped or not: most control characters, halves of a surrogate pair, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text without what an XML document may not hold: a reader refuses the whole feed for one such character. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '');
}
