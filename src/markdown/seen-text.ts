/** Control and format characters, halves of pairs, fillers, and what stands for such a one: they take no ink. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/gu;

/** Of plain words what can be seen, on one line; `''`: nothing. */
export function seenText(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim();
}
