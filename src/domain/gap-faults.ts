import { type Entry, wordsOf } from './catalogue.ts';
import { gapsApart, strayBrace } from './template-gaps.ts';

/** What is wrong with the gaps of a template. */
interface GapFault {
  /** Of the document: `en/templates/x.md`. */
  readonly path: string;
  readonly code: 'gap.unclear' | 'gap.apart';
  /** The braces, or the name of the gap. */
  readonly found: string;
}

/** Braces that are no gap, and gaps that its translation does not share, as long as that is not due anyway. */
export function gapFaults(entry: Entry): GapFault[] {
  const { source, translations } = entry;
  const stray = [source, ...Object.values(translations)].flatMap(({ path, words }): GapFault[] => {
    const found = strayBrace(words.body);
    return found === null ? [] : [{ path, code: 'gap.unclear', found }];
  });
  const { en } = translations;
  if (!en || wordsOf(entry, 'en').lag !== null) return stray;
  const apart = gapsApart(source.words.body, en.words.body);
  return [...stray, ...apart.map((found): GapFault => ({ path: en.path, code: 'gap.apart', found }))];
}

/** What is wrong and what to write. */
export function describeGap(code: GapFault['code'], found: string): string {
  return code === 'gap.unclear'
    ? `“${found}” is no gap; write its name in small letters in braces, {panel}, and no other braces`
    : `the gap {${found}} is in one language alone; write it in the other as well, or take it out`;
}
