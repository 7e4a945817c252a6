import { readTarget } from './paths.ts';

/** What would speak of now: scripts, which look for news and know today's answers, and where else the page is found. */
const OF_NOW = [
  /<script\b[^>]*>[\s\S]*?<\/script\s*>/gi,
  /<link\b(?:[^>"]|"[^"]*")*\srel="(?:canonical|alternate|modulepreload|manifest)"(?:[^>"]|"[^"]*")*>/gi,
];

/** Where a link or a form leads, if it is to a path of this site. */
const LEADS = /(<(?:a|form)\b(?:[^>"]|"[^"]*")*?\s(?:href|action)=")(\/[^"/][^"]*|\/)(?=")/gi;

/** Leads to today, and says so. */
const TODAY = /\sdata-today[\s=]/;

/**
 * A page as it was, with what of it would speak of now left out, and its links leading on within the past.
 *
 * @param pastOf where the past has a page; `null`: it had none there, and the link leads to today's
 */
export function keepInPast(html: string, pastOf: (path: string) => string | null): string {
  const still = OF_NOW.reduce((text, pattern) => text.replace(pattern, ''), html);
  return still.replace(LEADS, (whole, before: string, address: string) => {
    const [, given = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    const read = readTarget(given);
    const past = read.kind === 'path' && !TODAY.test(before) ? pastOf(read.path) : null;
    return past === null ? whole : `${before}${past}${rest}`;
  });
}
