import { CLOCK, readClock } from './lookup-clock.ts';
import { putPhrases } from './lookup-phrases.ts';
import { classifyWord } from './lookup-words.ts';

/** A word, number or mark of what was typed. */
export interface LookupToken {
  /** Its kind; what the letters stand for: `lookup-grammar.ts`. */
  readonly letter: string;
  readonly value: number;
  /** Where it is not one number, the greatest that it may be. */
  readonly most?: number;
  /** As it was typed, folded. */
  readonly text: string;
}

// A clock time and its zone; a number; a word; a mark.
const PIECE = new RegExp(
  `${CLOCK.source}|${/(?<bad>\+\d[\d -]{6,}|\d\d?:\d\d(?![:\d]))|'?\d+|[a-z]+(?:'[a-z]+)*|[~/<>*$#%^=|\\{}[\]-]|[\p{L}\p{Nd}]+/u.source}`,
  'gu',
);

/** The tokens of folded text, in its order, without those that say nothing. */
export function tokenize(folded: string): LookupToken[] {
  const text = putPhrases(folded);
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
  return joinYears(tokens)
    .map((token, index, all) => {
      const [before, after] = [all[index - 1]?.letter ?? '', all[index + 1]?.letter ?? ''];
      // "A nie w 2019" denies what follows, and nothing else.
      if (token.letter === 'a' && after === '!' && !isBetween) return { ...token, letter: 'B' };
      // An order from July 2020 is nobody's since.
      if (token.text === 'from' && before === '•') return { ...token, letter: '' };
      const isSummer = token.text === 'lata' && /[PHCLsu<>~od]/.test(before);
      return isSummer ? { ...token, letter: 'S', value: 2 } : token;
    })
    .filter(({ letter }, index, all) => {
      const around = `${all[index - 1]?.letter ?? ''}${all[index + 1]?.letter ?? ''}`;
      if (letter === 'r') return !/[Yy]/.test(around);
      if (letter === 'k') return /^[Yyn][Yyn]$/.test(around);
      return letter === 'a' ? isBetween : letter !== '';
    });
}

/** Years in several words: two thousand and nineteen, November 20 19. */
function joinYears(tokens: readonly LookupToken[]): LookupToken[] {
  const joined: LookupToken[] = [];
  const letters = tokens.map(({ letter }) => letter || '.').join('');
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const [next, afterNext] = [tokens[index + 1], tokens[index + 2]];
    const isSplit =
      token.text === '20' && /^[12]\d$/.test(next?.text ?? '') && !/[nY]/.test(afterNext?.letter ?? '');
    if (isSplit && joined.at(-1)?.letter === 'M') {
      joined.push({ letter: 'Y', value: 2000 + (next?.value ?? 0), text: '20' });
      index += 1;
    } else if (token.letter === 'J') {
      const said = /^&?([oc]{0,2})/.exec(letters.slice(index + 1)) ?? ['', ''];
      const parts = tokens
        .slice(index + 1, index + 1 + said[0].length)
        .filter(({ letter }) => letter !== '&');
      // Twenty goes on with a number below ten, nothing else does.
      const isTwofold = (parts[0]?.value ?? 0) > 19 && (parts[1]?.value ?? 10) < 10;
      const counted = parts.slice(0, isTwofold ? 2 : 1);
      joined.push({
        letter: 'Y',
        value: counted.reduce((sum, { value }) => sum + value, 2000),
        text: '2000',
      });
      index += counted.length > 0 ? said[0].length - parts.length + counted.length : 0;
    } else joined.push(token);
  }
  return joined;
}

function readPiece({ 0: text, groups = {} }: RegExpMatchArray): LookupToken {
  if (groups.hour !== undefined) {
    const clock = readClock(groups);
    return clock ? { letter: 'Z', value: clock[0], most: clock[1], text } : { letter: '', value: 0, text };
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
