import { describe, expect, it, test } from 'vitest';
import { type ContentFile, readContentFiles } from './content-files.ts';

/** What the site must say about the failure of March 2021, by the ids that `facts:` names. */
const FACTS = [
  ...['F01', 'F02', 'F03', 'F04', 'F05'],
  ...['F10', 'F11'],
  ...['F20', 'F21', 'F22', 'F23', 'F24'],
  ...['F30', 'F31', 'F32'],
  ...['F40', 'F41'],
  ...['F50', 'F51', 'F52'],
  ...['F60', 'F61'],
  ...['F70', 'F71', 'F72'],
  ...['F80', 'F81', 'F82', 'F83'],
  ...['F90', 'F100'],
  ...['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'],
];

/** The shipped data set speaks as of this day of March 2021: a later day in it is an estimate. */
const AS_OF_DAY = 17;

/** How an estimate without a day, or with one in figures, would read. */
const VAGUE_PROMISE =
  /wkrótce|niebawem|najbliższ|bez terminu|\bsoon\b|coming days|no date|\d{4}-\d{2}|\d\.0[3-9]/i;

const files = { pl: readContentFiles('pl'), en: readContentFiles('en') };
const locales = ['pl', 'en'] as const;

const pathsOf = (documents: readonly ContentFile[]) => documents.map(({ path }) => path).sort();

describe('facts', () => {
  test.each(FACTS)('%s is stated in at least one document', (fact) => {
    expect(pathsOf(files.pl.filter(({ front }) => front.facts?.includes(fact)))).not.toEqual([]);
  });

  it('names no fact that does not exist', () => {
    const named = files.pl.flatMap(({ front }) => front.facts ?? []);
    expect(named.filter((fact) => !FACTS.includes(fact))).toEqual([]);
  });

  it('says everything in both languages', () => {
    expect(pathsOf(files.en)).toEqual(pathsOf(files.pl));
  });

  it('has a short line in English exactly where Polish has one', () => {
    const withShort = (documents: readonly ContentFile[]) =>
      pathsOf(documents.filter(({ front }) => front.short !== undefined));
    expect(withShort(files.en)).toEqual(withShort(files.pl));
  });
});

describe('nothing is firmer than it was given, and nothing is invented', () => {
  const of = (fact: string) => files.pl.filter(({ front }) => front.facts?.includes(fact));

  test('archive accounts will let people recover data; nobody said that they do (F04)', () => {
    expect(pathsOf(of('F04').filter(({ body }) => /odzyskasz|oddadzą|oddają/i.test(body)))).toEqual([]);
    expect(of('F04').length).toBeGreaterThan(3);
  });

  test('orders overdue on panel C are asked for, and its instruction is linked: of a ticket nothing is said', () => {
    const alone = (document: ContentFile) =>
      /panels: \[c\]|panel: c/.test(JSON.stringify(document.front).replaceAll('"', '').replaceAll(':', ': '));
    const ofC = files.pl.filter((one) => one.path.startsWith('panels/c.') || alone(one));
    expect(pathsOf(ofC.filter(({ body }) => body.includes('zgłoszeni')))).toEqual([]);
    expect(ofC.length).toBeGreaterThan(3);
  });

  test('progress is announced at the address that the source names, which stands on every page', () => {
    expect(files.pl.find(({ path }) => path === 'site.md')?.front.progress).toBe(
      'https://status.baselinker.com',
    );
  });
});

describe('links', () => {
  const addresses = files.pl.flatMap(({ path }) => {
    const [, collection, id] = /^(\w+)\/([^.]+)/.exec(path) ?? [];
    const folder = { panels: 'panel', features: 'features', faq: 'faq', incidents: 'incidents' }[
      collection ?? ''
    ];
    return folder ? [`/${folder}/${id}/`] : [];
  });
  const known = new Set(['/lookup/', '/features/', '/faq/', ...addresses]);

  test.each(locales)('lead to a page that exists in the same language (%s)', (locale) => {
    const prefix = locale === 'pl' ? '' : `/${locale}`;
    const dead = files[locale].flatMap(({ path, body }) =>
      [...body.matchAll(/\]\((\/[^)]*)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !(link.startsWith(`${prefix}/`) && known.has(link.slice(prefix.length))))
        .map((link) => `${path}: ${link}`),
    );
    expect(dead).toEqual([]);
  });
});

describe('wait steps', () => {
  const isWait = (path: string) =>
    files.pl.some((document) => document.path === path && document.front.kind === 'wait');

  it('take their date from a feature that they are bound to', () => {
    const unbound = files.pl.filter(
      ({ path, front }) =>
        isWait(path) && !front.when?.some(({ feature }) => feature && feature === front.features?.[0]),
    );
    expect(pathsOf(unbound)).toEqual([]);
  });

  test.each(locales)('hold no estimate in their words (%s)', (locale) => {
    const holding = files[locale].filter(({ path, front, body }) => {
      const words = `${front.title} ${front.short ?? ''} ${body}`;
      return isWait(path) && (lastDayIn(words) > AS_OF_DAY || VAGUE_PROMISE.test(words));
    });
    expect(pathsOf(holding)).toEqual([]);
  });
});

/** The last day of March that the words name, 99 when they name a day of another month, 0 when none. */
function lastDayIn(words: string): number {
  const days = [...words.matchAll(/(\d{1,2})\s(\p{L}+)/gu)].flatMap(([, day, word = '']) => {
    if (/^(marca|March)$/.test(word)) return [Number(day)];
    return /^(kwietnia|maja|czerwca|April|May|June)$/.test(word) ? [99] : [];
  });
  return Math.max(0, ...days);
}
