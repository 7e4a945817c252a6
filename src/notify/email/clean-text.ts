import { withoutPiles } from '../../domain/marks.ts';

/** What would end a line, steer a terminal, or turn words around. */
const STEERS =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
/** As long as a line of a header gets; nobody reads on. */
const LONGEST_LINE = 240;

/** Text of a mail's body: what a name of a site or a note may hold stands there as text, on one line. */
export function cleanText(text: string): string {
  return withoutPiles(text.replace(STEERS, ' ')).replace(/ {2,}/g, ' ').trim();
}

/** Text for a line of a header: nothing in it can begin another header, be decoded into something else, and it ends somewhere. */
export function cleanLine(text: string): string {
  // RFC 2047: who reads it would decode what somebody typed encoded.
  const clean = cleanText(text).replaceAll('=?', '= ?');
  if (clean.length <= LONGEST_LINE) return clean;
  return `${clean
    .slice(0, LONGEST_LINE - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`;
}
