import type { Fault, Flaw, FlawField } from '../domain/flaw.ts';

/**
 * A fault in English, for the command line, for machines, and for content files: what is wrong; what to do.
 *
 * @example describeFault({ code: 'words.long', found: 612, limit: 500 }) // 'has 612 characters; write at most 500'
 */
export function describeFault({ code, found, limit }: Fault): string {
  switch (code) {
    case 'words.empty':
      return 'is empty; write something, or leave it out';
    case 'words.long':
      return `has ${found} characters; write at most ${limit}`;
    case 'words.unseen':
      return 'shows nothing to a reader; write words, not only marks or invisible characters';
    case 'words.lines':
      return 'has more than one line; write it on one';
    case 'words.control':
      return `holds a character that cannot be shown (${found}); take it out`;
    case 'words.direction':
      return `holds an invisible character that turns other words around (${found}); take it out`;
    case 'words.broken':
      return `holds half of a character (${found}); type it anew`;
    case 'words.piled':
      return `piles marks up on one letter, which would cover other lines; put at most ${limit} on it`;
    case 'words.nested':
      return found === Number.POSITIVE_INFINITY
        ? 'is too deep or too tangled to be laid out; write it more plainly'
        : `is nested ${found} deep; put lists, quotations and emphasis at most ${limit} deep into one another`;
    case 'words.gap':
      return `has an open gap, {${found}}; write what belongs there`;
    case 'link.broken':
      return limit === undefined
        ? `has a link that leads nowhere (${found}); write the whole address of a page in the language of the text, such as /faq/…/ with the slash at its end`
        : `has a link to a former address (${found}); write ${limit}`;
    case 'day.range':
      return `is ${found}, which is outside the calendar of the site; write a day from ${limit}`;
    case 'since.future':
      return `is ${found}, after the day on which it takes effect (${limit}); write that day or an earlier one`;
    case 'known.future':
      return `is ${found}, which has not come by the machine’s clock; write when it got to be known`;
    case 'estimate.available':
      return 'says when something is expected that is available; leave it out, or name another state';
    default:
      return code satisfies never;
  }
}

/** The same as a sentence. @example 'The note in Polish has 612 characters; write at most 500.' */
export function describeFlaw(flaw: Flaw): string {
  return `${FIELDS[flaw.field]} ${describeFault(flaw)}.`;
}

const FIELDS: Readonly<Record<FlawField, string>> = {
  'note.pl': 'The note in Polish',
  'note.en': 'The note in English',
  promisedBy: 'The name of who promises it',
  reason: 'The reason',
  'title.pl': 'The title in Polish',
  'title.en': 'The title in English',
  'body.pl': 'The text in Polish',
  'body.en': 'The text in English',
  'lastWords.pl': 'The last words in Polish',
  'lastWords.en': 'The last words in English',
  estimate: 'The estimate',
  since: 'The day since which this has been so',
  nextUpdateBy: 'The promise of the next update',
  startedAt: 'The beginning',
  knownSince: 'The instant since which it has been known',
  about: 'The moment that the update speaks of',
  from: 'The beginning of the maintenance',
  until: 'The end of the maintenance',
  clock: 'The clock’s new instant',
  at: 'The instant of publication',
  name: 'The name',
  email: 'The e-mail address',
};
