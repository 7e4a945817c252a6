import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedCells } from '../../../db/seed-cells.ts';
import { catalogueOfFiles, entriesOf } from '../../../src/domain/catalogue.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { checkContent } from '../../../src/markdown/check.ts';
import { checkBound } from '../../../src/markdown/check-bound.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { problemLine } from '../../../src/markdown/problem.ts';
import { markdownDocument } from '../../support/documents.ts';
import { denialsOf } from './claims.ts';

const { files } = await readContent(
  process.env.CONTENT_UNDER_TEST ?? join(import.meta.dirname, '../../../content'),
);
const documents = files.flatMap(({ document }) => (document ? [document] : []));
const catalogue = catalogueOfFiles(documents);

test('the shipped content has nothing to mend, and names nothing without being bound to it or saying that it holds', () => {
  expect([...checkContent(documents), ...checkBound(documents)].map(problemLine)).toEqual([]);
});

describe('in every state of every feature on every panel no text denies what the table says', () => {
  test.for(LOCALES)('%s', (locale) => {
    const denied = entriesOf(catalogue).flatMap((entry) => denialsOf(entry, catalogue, locale));
    expect(denied.map(({ path, sentence, while: state }) => `${path}: ${sentence} (${state})`)).toEqual([]);
  });
});

test('the notes of the seed speak of their own cell alone', () => {
  const names = [
    ...entriesOf(catalogue).flatMap(({ meta, source, translations, id }) =>
      meta.collection === 'features'
        ? [source, ...Object.values(translations)].map(({ words }) => ({ id, name: words.title }))
        : [],
    ),
    ...['Allegro', 'sklepy', 'shops', 'archiwum', 'the archive'].map((name) => ({ id: '', name })),
  ];
  const naming = seedCells.flatMap(({ feature, panel, cell: { note } }) => {
    const text = `${note?.pl ?? ''} ${note?.en ?? ''}`.toLowerCase();
    const named = names.filter(({ id, name }) => id !== feature && text.includes(name.toLowerCase()));
    return named.map(({ name }) => `${feature} on ${panel}: ${name}`);
  });
  expect(naming).toEqual([]);
});

describe('a text that denies the table is found', () => {
  const site = [
    markdownDocument('pl/panels/c.md', 'title: Panel C'),
    markdownDocument('pl/features/f.md', 'title: Synchronizacja cen\narea: x'),
    markdownDocument('pl/features/order-backlog.md', 'title: Zaległe\narea: x'),
  ];
  const onPanel = (is: string) => `panels: [c]\nwhen: [{panel: c, is: [${is}]}]`;
  test.for([
    ['features: [f]', 'Działa.', ['f on c = unavailable', 'f on c = unknown']],
    ['features: [f]\nwhen: [{feature: f, is: [limited, unavailable]}]', 'Działa.', ['f on c = unavailable']],
    ['features: [f]', 'Dodamy ją.', ['f on c = available', 'f on c = unknown']],
    [
      '',
      '[Ceny](/features/f/) nie działają.',
      ['f on c = available', 'f on c = limited', 'f on c = unknown'],
    ],
    [onPanel('offline'), 'Jeszcze nie, bo panel C nie wrócił.', ['panel c = offline']],
    [onPanel('offline, restoring'), 'Panel C nie działa.', ['panel c = restoring']],
    [
      onPanel('offline'),
      'Na Twoje życzenie pobierzemy zaległe.',
      ['order-backlog on c = unavailable', 'order-backlog on c = unknown'],
    ],
    ['', 'Zaloguj się jak zwykle.', ['panel c = offline']],
    ['features: [f]', 'Zapowiedzieliśmy, że działa. Gdy działa, dobrze. Działa?', []],
  ] as const)('%s: %s', ([front, body, denied]) => {
    const step = markdownDocument('pl/steps/s.md', `title: T\nkind: know\n${front}`, body);
    const found = catalogueOfFiles([...site, step]);
    const [entry] = found.steps;
    expect(entry && denialsOf(entry, found, 'pl').map((one) => one.while)).toEqual(denied);
  });
});
