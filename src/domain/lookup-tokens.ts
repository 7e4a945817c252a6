import { classifyWord } from './lookup-words.ts';

/** A word, number or mark of what was typed. */
export interface LookupToken {
  /** Its kind; what the letters stand for: `lookup-grammar.ts`. */
  readonly letter: string;
  readonly value: number;
  /** As it was typed, folded. */
  readonly text: string;
}

/** What several words say together, and how it is said in one. */
const PHRASES: readonly (readonly [phrase: RegExp, word: string])[] = [
  // 17112019, 20191117, 2019-W47.
  [/(\d\d)(\d\d)(?=(19|20)\d\d(?!\d))/, '$1-$2-'],
  [/(\d{4})(\d\d)(?=\d\d(?!\d))/, '$1-$2-'],
  [/\b(\d{4})-?w(\d\d)(-\d)?\b/, '$1 tydzien $2'],
  [/\bk?w(\d\d)(?![\d.])/, 'tydzien $1'],
  // 17-go, 1szy, 3rd; 1.5 roku.
  [/(\d)-?(?:te)?(?:go|ego|sz[aey]|szego|g[ai]|giego|c[ai]|ciego|t[ay]|m[ay]|me|st|nd|rd|th)\b/g, '$1'],
  [/\b1[.,]5 (?=roku|year)/, 'poltora '],
  [/\bpol ?(?=roku|miesiaca|wieku)/g, 'pol '],
  [/\b(do|did|does|ca|could|was|is)n'?t\b/g, 'not'],
  [/\bcan ?not\b/, 'not'],
  [/\bnie(?=pamie|wiem\b)/, 'nie '],
  [/\bno (?=later|earlier|sooner|idea|clue)/, 'not '],
  [/\b(trudno|ciezko) powiedziec|hard to (say|tell)|long (time )?ago|nie mam pojecia\b/, 'longtime'],
  [/\bmniej wiecej|more or less|give or take|plus minus|cos kolo\b/, '~'],
  [/\b(br|b\. ?r)\b\.?/, 'tego roku'],
  [/\bub\.? ?r(oku)?\b\.?/, 'zeszlego roku'],
  [/\b(e-mail|user name)/, 'username'],
  [/\b(dwa tysiace|two thousand( and)?)\b/, '2000'],
  [/\b(easter) (holidays?|break)\b/, '$1'],
  [/\bchristmas (holidays?|break)\b/, 'xmas'],
  [/\bmay (?=be\b|have\b)/, 'maybe '],
  [/\bco (?=najmniej\b)/, ''],
  [/\bnajmniej\b/, 'conajmniej'],
  [/\bcovid-?19\b/, 'covid'],
  [/\bnew years? eve\b/, 'sylwester'],
  [/\b(now\w+ )?rok(u|iem)? (szkoln|akademick)\w+|(school|academic) year\b/, 'rokszkolny'],
  [/\bnow(y|ego|ym|emu) rok(u|iem|owi)?\b|\bnew year'?s?( day)?\b/, 'nowyrok'],
  [/\b(swi[ae]\w+ )?boz\w+ narodzen\w+|christmas day\b/, 'xmas'],
  [/\bchristmas eve\b/, 'wigilia'],
  [/\b(swi[ae]\w+ )wielkan\w+/, 'wielkanoc'],
  [/\bblack (friday|week)|czarn\w+ piat\w+/, 'blackfriday'],
  [/\bcyber monday\b/, 'cybermonday'],
  [/\bsummer (holidays?|break|vacations?)\b/, 'wakacje'],
  [/\bwinter (holidays?|break|vacations?)\b/, 'winterbreak'],
  [/\bferi\w+ zimow\w+/, 'ferie'],
];

/** The hours by which a zone is ahead of Greenwich, as it is written behind a clock time. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

// A clock time and its zone; a number; a word; a mark.
const PIECE =
  /(?<hour>2[0-3]|[01]?\d):(?<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])(?: ?(?<noon>[ap])\.?m\b\.?)?(?: ?(?<zone>z|utc|gmt|[a-z]?[bcems][sde]?t)\b)?(?: ?(?<sign>[+-])(?<ahead>0\d|1[0-4]):?(?<beyond>[0-5]\d)(?!\d))?|(?<bad>\+\d[\d -]{6,}|\d\d?:\d\d(?![:\d]))|'?\d+|[a-z]+(?:'[a-z]+)*|[~/<>*$#%^=|\\{}[\]-]|[\p{L}\p{Nd}]+/gu;

/** The tokens of folded text, in its order, without those that say nothing. */
export function tokenize(folded: string): LookupToken[] {
  const text = PHRASES.reduce((said, [phrase, word]) => said.replace(phrase, word), folded);
  const tokens: (LookupToken & { readonly start: number })[] = [];
  let read = 0;
  for (const match of text.matchAll(PIECE)) {
    const start = match.index;
    if (start < read) continue;
    const token = readPiece(match);
    const chunk = /[_ ]/.test(token.letter) ? chunkAt(text, start, token.letter === '_') : null;
    if (chunk) {
      // What is set together with something unknown is part of it: kowalski2019, jan.nowak.
      while ((tokens.at(-1)?.start ?? -1) >= chunk.start) tokens.pop();
      read = chunk.start + chunk.text.length;
    }
    tokens.push(chunk ? { letter: '_', value: 0, text: chunk.text, start } : { ...token, start });
  }
  return decide(tokens);
}

/** What depends on what stands around it: the year 2019, from 2019 to 2020, the end of summer, between A and B. */
function decide(tokens: readonly LookupToken[]): LookupToken[] {
  const isBetween = tokens.some(({ letter }) => letter === 'b');
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1]?.letter ?? '';
      return token.text === 'lata' && /[PHCLsu<>~od]/.test(before)
        ? { ...token, letter: 'S', value: 2 }
        : token;
    })
    .filter(({ letter }, index, all) => {
      const around = `${all[index - 1]?.letter ?? ''}${all[index + 1]?.letter ?? ''}`;
      if (letter === 'r') return !/[Yy]/.test(around);
      if (letter === 'k') return /^[Yyn][Yyn]$/.test(around);
      return letter === 'a' ? isBetween : letter !== '';
    });
}

function readPiece({ 0: text, groups = {} }: RegExpMatchArray): LookupToken {
  const { hour, minute, noon, zone, sign, ahead, beyond } = groups;
  if (hour !== undefined) {
    const shift = zone === undefined && ahead === undefined ? null : (ZONES[zone ?? 'z'] ?? 0) * 60;
    const offset = (sign === '-' ? -1 : 1) * (Number(ahead ?? 0) * 60 + Number(beyond ?? 0));
    const clock = (noon ? (Number(hour) % 12) + (noon === 'p' ? 12 : 0) : Number(hour)) * 60 + Number(minute);
    // Minutes after midnight in Greenwich; a time without a zone is that of who wrote it.
    return { letter: shift === null ? '' : 'Z', value: clock - (shift ?? 0) - offset, text };
  }
  if (groups.bad !== undefined) return { letter: 'N', value: 0, text };
  if (/^'?\d/.test(text)) return { letter: letterOfNumber(text), value: Number(text.replace("'", '')), text };
  // Signs of no language keep apart what stands around them.
  if (/^[*$#%^=|\\{}[\]]$/.test(text)) return { letter: ' ', value: 0, text };
  const [letter, value] = /^[~/<>-]$/.test(text) ? [text, 0] : classifyWord(text.replaceAll("'", ''));
  return { letter, value, text };
}

function letterOfNumber(text: string): string {
  if (text.length === 3 && text[0] === "'") return 'y';
  const value = Number(text.replace("'", ''));
  if (text.length < 3) return 'n';
  return value > 99 && value < 1e5 ? 'Y' : 'N';
}

/**
 * What is written without a space around an unknown word, when it is more than that word and nothing else; around a known
 * one only what has digits in it.
 */
function chunkAt(
  text: string,
  index: number,
  isUnknown: boolean,
): { readonly start: number; readonly text: string } | null {
  const from = text.lastIndexOf(' ', index) + 1;
  const [chunk = ''] = /^\S*/.exec(text.slice(from)) ?? [];
  const offset = chunk.search(/[\p{L}\d]/u);
  const [inner = ''] = /^[\p{L}\d_.@-]*[\p{L}\d]/u.exec(chunk.slice(offset)) ?? [];
  const start = from + offset;
  const isWhole = start + inner.length > index && !/[\p{L}\d]/u.test(chunk.slice(offset + inner.length));
  return isWhole && (isUnknown ? /[^a-z]/ : /[a-z]\d/).test(inner) ? { start, text: inner } : null;
}
