/** A letter or digit of any script: an address does not begin in the middle of a word. */
const IN_A_WORD = /[\p{L}\p{N}\p{M}_]$/u;
/** All that could belong to an address. What no address holds unencoded ends it: blanks, quotes, brackets of tags. */
const WEB = /^(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"`\p{Cc}\u200b\u2060]+/iu;
/**
 * What ends it wherever it stands, in every language: quotes („…”, »…«, ’, 「…」), dashes but the hyphen, the ends of
 * sentences beyond ASCII, ellipses, bullets, primes, brackets beyond ASCII.
 */
const END =
  /[[\p{Quotation_Mark}\p{Dash}\p{Sentence_Terminal}\p{Terminal_Punctuation}\p{Pi}\p{Pf}\p{Ps}\p{Pe}…‥⋯•‣′″‴]--[\p{ASCII}‐‑]]/v;
/** What may stand within, and at the end belongs to the sentence. */
const TRAILING = /[?!.,:;*_~'|\\]$/;
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const HOST =
  /^(?:[^/?#\s@]*@)?(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*(?:\.[\p{L}\p{N}\p{M}_-]+)*)/iu;

/**
 * The web address with which a text begins, as it stands in a sentence; `''`: with none.
 *
 * @param before what stands in front of it
 * @example readBareAddress('https://a.example/b”, mówi', '„') // 'https://a.example/b'
 * @example readBareAddress('https://pl.wikipedia.org/wiki/Łódź_(miasto)).', '(') // 'https://pl.wikipedia.org/wiki/Łódź_(miasto)'
 */
export function readBareAddress(text: string, before: string): string {
  if (IN_A_WORD.test(before)) return '';
  const run = WEB.exec(text)?.[0] ?? '';
  if (run === '' || (/^www/i.test(run) && /[/@.:-]$/.test(before))) return '';
  const end = run.search(END);
  const address = withoutTail(end < 0 ? run : run.slice(0, end));
  const host = address.replace(/^[a-z]+:\/\/|^www\./i, '');
  return HOST.test(host) ? address : '';
}

/** Whether an e-mail address can begin behind this: the end of a word would be lost from it. */
export function mayBeginMail(before: string): boolean {
  return !IN_A_WORD.test(before);
}

/** Without what belongs to the sentence: punctuation, an entity, a bracket that was opened before it or is closed after. */
function withoutTail(address: string): string {
  let left = address;
  for (;;) {
    const last = left.at(-1) ?? '';
    const entity = /&[a-z0-9]+;$/i.exec(left);
    if (entity) left = left.slice(0, entity.index);
    else if (TRAILING.test(left) || /[([{]$/.test(left) || isUnbalanced(left, last)) left = left.slice(0, -1);
    else return left;
  }
}

function isUnbalanced(text: string, closing: string): boolean {
  const opening = CLOSING[closing];
  return opening !== undefined && text.split(closing).length > text.split(opening).length;
}
