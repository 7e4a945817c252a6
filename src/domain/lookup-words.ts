/** A word's letter for its kind, and its number: what it counts, or its place among its kind, from 1. */
export type LookupToken = readonly [letter: string, value: number];

/**
 * The words that the lookup knows, as folding leaves them: small letters, no diacritics, ł as l. `M`
 * months and `S` seasons in their order, `~` the writer is not sure, and what says nothing about the day.
 */
const WORDS: readonly (readonly [letter: string, ...patterns: string[]])[] = [
  [
    'M',
    'i|sty(cz.*)?|jan(uary)?',
    'ii|lut(y|ego|ym)?|feb(ruary)?',
    'iii|mar(zec|c[auh]|cem)?',
    'iv|kwi(e[ct].*)?|apr(il)?',
    'v|maj(a|u|em)?|may',
    'vi|cze(rw(ie)?c.*)?|june?',
    'vii|lip((ie)?c.*)?|july?',
    'viii|sie(rp.*)?|aug(ust)?',
    'ix|wrz(es.*)?|sept?(ember)?',
    'x|paz(d.*)?|oct(ober)?',
    'xi|lis(t|top.*)?|nov(ember)?',
    'xii|gru(d[zn].*)?|dec(ember)?',
  ],
  ['S', 'wios.*|spring', 'lat(o|a|u|em)|lecie|summer', 'jesie.*|autumn|fall', 'zim(a|y|e|ie)|winter'],
  ['~', '~|ok(olo)?|ca|about|around|chyba|jakos|gdzies|sometime'],
  [
    '',
    'we?|na|o|at|t|h|[ap]m|godz|dn(i[au])?|dzien|r|rok(u|iem)?|st|rd|th|(te)?go|of|the|in|on|' +
      'poczat.*|kon(iec|cu)|early|late|end|' +
      'pon(iedz.*)?|pn|wt(or.*)?|sr(od.*)?|czw(art.*)?|pt|piat.*|sob(ot.*)?|niedz.*|ndz?|' +
      '(mon|tue|wed|thu|fri|sat|sun)(.*day)?',
  ],
];

/** `x` for a word that is not known. */
export function classifyWord(word: string): LookupToken {
  for (const [letter, ...patterns] of WORDS) {
    const index = patterns.findIndex((pattern) => new RegExp(`^(${pattern})$`).test(word));
    if (index >= 0) return [letter, index + 1];
  }
  return ['x', 0];
}
