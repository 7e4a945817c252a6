/** What no XML 1.0 document can hold, not even escaped: most control characters, halves of pairs, two that are none. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text without the characters that XML forbids. */
export function showableInXml(text: string): string {
  return text.replace(FORBIDDEN, '');
}
