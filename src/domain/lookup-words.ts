/**
 * What a word stands for in the lookup. `filler` says nothing about the day and is passed over; `about`
 * says that the writer is not sure; a month is 1 to 12, a season 0 (spring) to 3 (winter).
 */
export type Word =
  | { readonly kind: 'month' | 'season'; readonly value: number }
  | { readonly kind: 'filler' | 'about' | 'panel' | 'unknown' };

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

// Words as they are left by folding: small letters, no diacritics, ł as l.
const MONTHS = [
  'i|sty(cz|czen|czni.*)?|jan(uary)?',
  'ii|lut(y|ego|ym)?|feb(ruary)?',
  'iii|mar(zec|ca|cu|cem|ch)?',
  'iv|kwi(e|e[ct].*)?|apr(il)?',
  'v|maj(a|u|em)?|may',
  'vi|cze(r|rw|rwiec|rwc.*)?|june?',
  'vii|lip(iec|ca|cu|cem)?|july?',
  'viii|sie(r|rp.*)?|aug(ust)?',
  'ix|wrz(es.*)?|sept?(ember)?',
  'x|paz(d.*)?|oct(ober)?',
  'xi|lis(t|top.*)?|nov(ember)?',
  'xii|gru(d|d[nz].*)?|dec(ember)?',
].map(whole);

const SEASONS = [
  'wiosn.{1,2}|spring',
  'lat(o|a|u|em)|lecie|summer',
  'jesien.*|autumn|fall',
  'zim(a|y|e|ie)|winter',
].map(whole);

const FILLER = whole(
  'r|rok(u|iem)?|w|we|na|o|at|t|h|am|pm|godz|dn|dnia|dzien|go|tego|st|nd|rd|th|of|the|in|on|year|month|day|' +
    'miesiac[au]?|data|date|kont[oa]|account|moje?|moj|my|mam|' +
    'zaloz(one|ylem|ylam|enia)|utworz(one|ylem|ylam|enia)|powstalo|opened|created|' +
    'poczat(ek|ku)|koniec|koncu|polow(a|ie)|early|late|mid|beginning|end|' +
    'pon(iedzialek)?|pn|wt(orek)?|sr(oda|ode)?|czw(artek)?|pt|piatek|sob(ota|ote)?|niedz(iela|iele)?|ndz?|' +
    '(mon|tue|wed|thu|fri|sat|sun)(s|r|rs|nes|ur)?(day)?',
);

const ABOUT = whole(
  '~|ok|okolo|kolo|ca|circa|about|around|approx(imately)?|roughly|chyba|jakos|gdzies|maybe|probably',
);

/** Sorts one folded word into its kind. */
export function classifyWord(word: string): Word {
  const month = MONTHS.findIndex((pattern) => pattern.test(word));
  if (month >= 0) return { kind: 'month', value: month + 1 };
  const season = SEASONS.findIndex((pattern) => pattern.test(word));
  if (season >= 0) return { kind: 'season', value: season };
  if (/^panel(u|em|owi)?$/.test(word)) return { kind: 'panel' };
  return { kind: ABOUT.test(word) ? 'about' : FILLER.test(word) ? 'filler' : 'unknown' };
}
