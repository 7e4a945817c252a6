import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { QUESTION_HEADINGS, QUESTIONS } from '../../../src/domain/postmortem.ts';
import { checkContent } from '../../../src/markdown/check.ts';
import { problemLine } from '../../../src/markdown/problem.ts';
import { markdownDocument } from '../../support/documents.ts';
import { SHARING } from '../../support/short-links.ts';

const site = markdownDocument(
  'pl/site.md',
  'title: S\nareas: {orders: Zamówienia}\nuses: {allegro: Allegro}',
);
const panel = markdownDocument('pl/panels/a.md', 'title: Panel A');
const feature = markdownDocument('pl/features/f.md', 'title: F\narea: orders');
const base = [site, panel, feature];

/** Every document with an English twin that is up to date, then what is found. */
function problemsOf(documents: readonly ContentDocument[], translate = true): string[] {
  const twins = documents.flatMap((one) =>
    one.locale === 'pl' && translate
      ? [markdownDocument(one.path.replace('pl/', 'en/'), `title: T\ntranslates: "${one.wordsHash}"`)]
      : [],
  );
  return checkContent([...documents, ...twins]).map(problemLine);
}

test('a whole folder without mistakes has nothing to mend', () => {
  expect(problemsOf(base)).toEqual([]);
});

describe('names that lead nowhere are named with those that exist', () => {
  test.for([
    ['panels: [e]', 'pl/steps/s.md panels: there is no “e”; write one of a'],
    ['uses: [ebay]', 'pl/steps/s.md uses: there is no “ebay”; write one of allegro'],
    ['features: [g]', 'pl/steps/s.md features: there is no “g”; write one of f'],
    ['when: [{panel: e, is: [offline]}]', 'pl/steps/s.md when.0.panel: there is no “e”; write one of a'],
    [
      'when: [{feature: f, on: e, is: [limited]}]',
      'pl/steps/s.md when.0.on: there is no “e”; write one of a',
    ],
  ] as const)('%s', ([front, problem]) => {
    expect(problemsOf([...base, markdownDocument('pl/steps/s.md', `title: S\nkind: do\n${front}`)])).toEqual([
      problem,
    ]);
  });

  test('a link to a page that does not exist, or of the other language', () => {
    const broken = markdownDocument(
      'pl/steps/s.md',
      'title: S\nkind: do',
      '[x](/panel/e/) [y](/panel/a) [z](/panel/a/?uses=allegro)',
    );
    expect(problemsOf([...base, broken])).toEqual([
      expect.stringContaining('the link /panel/e/ leads nowhere'),
      expect.stringContaining('the link /panel/a leads nowhere'),
    ]);
    const english = markdownDocument(
      'en/panels/a.md',
      `title: A\ntranslates: "${panel.wordsHash}"`,
      '[x](/panel/a/)',
    );
    expect(checkContent([...base, english]).map(problemLine)).toContainEqual(
      expect.stringContaining(
        'en/panels/a.md the link /panel/a/ leads nowhere; write the address of a page, /en/…',
      ),
    );
  });
});

describe('answers bound to a state', () => {
  const answer = (variant: string, states: string) =>
    markdownDocument(`pl/faq/q.${variant}.md`, `title: Q\narea: orders\nwhen: [{panel: a, is: [${states}]}]`);

  test('a state that no variant covers is named', () => {
    expect(problemsOf([...base, answer('before', 'offline, restoring')])).toEqual([
      'pl/faq/q.before.md when: says nothing to panel a while panel a = restored; add a variant for that state',
      'pl/faq/q.before.md when: says nothing to panel a while panel a = new; add a variant for that state',
    ]);
  });

  test('variants that are said at once are named', () => {
    const both = [answer('one', 'offline, restoring, restored'), answer('two', 'restored, new')];
    expect(problemsOf([...base, ...both])).toEqual([
      'pl/faq/q.one.md when: says 2 things at once to panel a while panel a = restored: q.one, q.two; make their conditions exclude each other',
    ]);
  });

  test('a former address that is another answer’s address is named', () => {
    const first = markdownDocument('pl/faq/one.md', 'title: Q\narea: orders\nformer: [two]');
    const second = markdownDocument('pl/faq/two.md', 'title: Q\narea: orders');
    expect(problemsOf([...base, first, second])).toEqual([
      'pl/faq/one.md former: “two” is the address of another answer; take it out of one',
    ]);
  });

  test('two names that would have one short link are named', () => {
    const [first, second] = SHARING.map((name) =>
      markdownDocument(`pl/faq/${name}.md`, 'title: Q\narea: orders'),
    );
    const former = markdownDocument('pl/faq/other.md', `title: Q\narea: orders\nformer: [${SHARING[1]}]`);
    const said = (name: string, other: string) =>
      `pl/faq/${name}.md the short link of “${name}”, /f/eb59qjck/, is that of “${other}” as well; call one of them otherwise`;
    if (!first || !second) throw new Error('there are two');
    expect(problemsOf([...base, first, second])).toEqual([said(SHARING[1], SHARING[0])]);
    expect(problemsOf([...base, first, former])).toEqual([said(SHARING[0], SHARING[1])]);
  });
});

test('a former name that another feature has is named', () => {
  const renamed = markdownDocument('pl/features/g.md', 'title: G\narea: orders\nformer: [f]');
  expect(problemsOf([...base, renamed])).toEqual([
    'pl/features/g.md former: “f” is a name of pl/features/f.md as well; take it out of one',
  ]);
  expect(problemsOf([site, panel, renamed])).toEqual([]);
  const linking = markdownDocument(
    'pl/steps/s.md',
    'title: S\nkind: do',
    '[x](/features/f/) [y](/features/g/)',
  );
  expect(problemsOf([site, panel, renamed, linking])).toEqual([]);
});

test('its own name is a former one only where it is its first, and it had others since', () => {
  const back = markdownDocument('pl/features/f.md', 'title: F\narea: orders\nformer: [f, g]');
  expect(problemsOf([site, panel, back])).toEqual([]);
  for (const former of ['[f]', '[g, f]']) {
    const wrong = markdownDocument('pl/features/f.md', `title: F\narea: orders\nformer: ${former}`);
    expect(problemsOf([site, panel, wrong])).toEqual([
      'pl/features/f.md former: “f” is what the file is called now; take it out',
    ]);
  }
});

describe('translations', () => {
  test('what has no English is named', () => {
    expect(problemsOf(base, false)).toHaveLength(3);
    expect(problemsOf(base, false)[0]).toBe('pl/site.md has no English; write en/site.md');
  });

  test('English whose Polish has changed is named with the hash to write', () => {
    const late = markdownDocument('en/panels/a.md', 'title: A\ntranslates: "000000000000"');
    expect(checkContent([panel, late]).map(problemLine)).toEqual([
      `en/panels/a.md translates: the Polish has changed; bring the words up to date, then write "${panel.wordsHash}" (or run latarnia content stamp)`,
    ]);
  });

  test('English that says of itself that it is not done is called so', () => {
    const pending = markdownDocument('en/panels/a.md', 'title: A\ntranslates: pending');
    expect(checkContent([panel, pending]).map(problemLine)).toEqual([
      `en/panels/a.md translates: is pending: the translation is not done; translate the words, then write "${panel.wordsHash}" (or run latarnia content stamp)`,
    ]);
  });

  test('English without Polish is named', () => {
    const orphan = markdownDocument('en/panels/z.md', 'title: Z\ntranslates: pending');
    expect(checkContent([orphan]).map(problemLine)).toEqual([
      'en/panels/z.md translates nothing; write pl/panels/z.md or take it out',
    ]);
  });
});

test('a template has the same gaps in both languages, as long as its translation is not due, and no other braces', () => {
  const source = markdownDocument('pl/templates/t.md', 'title: T', 'Od {since}: {cause}.');
  const twin = (translates: string) =>
    markdownDocument('en/templates/t.md', `title: T\ntranslates: "${translates}"`, 'Since {since}: {Cause}.');
  const problems = (translates: string) =>
    problemsOf([source, twin(translates)], false).filter((line) => line.includes('templates/'));
  const found = problems(source.wordsHash);
  expect(found).toEqual([
    expect.stringContaining('en/templates/t.md “{Cause}” is no gap'),
    expect.stringContaining('en/templates/t.md the gap {cause} is in one language alone'),
  ]);
  expect(problems('0123456789ab').join('\n')).not.toContain('in one language alone');
});

test('a post-mortem that is called as no incident is pointed out', () => {
  const body = QUESTIONS.map((question) => `## ${QUESTION_HEADINGS.pl[question]}\n\nNie wiemy.`).join('\n\n');
  const found = problemsOf([markdownDocument('pl/postmortems/fire.md', 'title: P', body)], false);
  expect(found.filter((line) => !line.includes('English'))).toEqual([
    expect.stringContaining('no file tells of an incident fire'),
  ]);
});
