import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../src/config/folders.ts';
import { fieldsOfSource } from '../../../src/domain/document-fields.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { readContent } from '../../../src/markdown/content.ts';
import { readDocument } from '../../../src/markdown/read.ts';
import { fieldsOf } from '../../../src/markdown/typed-fields.ts';
import { writeDocument } from '../../../src/markdown/write.ts';

const FAQ = 'pl/faq/x.md';
const SOURCE = `---
# The first of all.
title:   'Dlaczego?'   # as customers ask
order: 30
area: orders

panels:
  - a
  - b
# When orders are back.
when:
  - {feature: orders, is: [available]}
features: [orders]
---


Pierwszy akapit.

Drugi akapit.
`;

function read(path: string, source: string): ContentDocument {
  const result = readDocument(path, source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

describe('a document written', () => {
  test('what is typed again as it is leaves every shipped file as it is, byte by byte', async () => {
    const { files } = await readContent(join(ROOT, 'content'));
    expect(files.length).toBeGreaterThan(50);
    for (const { path, document } of files) {
      const source = readFileSync(join(ROOT, 'content', path), 'utf8');
      expect(document && writeDocument(path, source, fieldsOf(document)), path).toBe(source);
    }
  });

  test('every shipped document says the same when it is written anew of its fields', async () => {
    const { files } = await readContent(join(ROOT, 'content'));
    for (const { path, document } of files) {
      if (!document) continue;
      const stamp = document.locale === 'en' ? document.translates : null;
      const again = read(path, writeDocument(path, '', fieldsOf(document), stamp));
      expect({ ...again, source: '', sha256: '' }, path).toEqual({ ...document, source: '', sha256: '' });
    }
  });

  test('another title changes its line, and nothing beside it', () => {
    expect(writeDocument(FAQ, SOURCE, { title: 'Awaria: co dalej?' })).toBe(
      SOURCE.replace("title:   'Dlaczego?'   # as customers ask", 'title: "Awaria: co dalej?"'),
    );
  });

  test('another paragraph changes it alone; line ends stay what they were', () => {
    const body = 'Pierwszy akapit.\r\n\r\nInny akapit.\r\n';
    expect(writeDocument(FAQ, SOURCE, { body })).toBe(SOURCE.replace('Drugi', 'Inny'));
    const windows = SOURCE.replaceAll('\n', '\r\n');
    expect(writeDocument(FAQ, windows, { body })).toBe(windows.replace('Drugi', 'Inny'));
    expect(writeDocument(FAQ, windows, { order: '30' })).toBe(windows);
  });

  test('a new key comes where its kind has it, and one that says nothing any more goes', () => {
    expect(writeDocument(FAQ, SOURCE, { short: 'Krótko', when: [], order: '' })).toBe(
      SOURCE.replace('order: 30\n', '')
        .replace('customers ask\n', 'customers ask\nshort: Krótko\n')
        .replace('when:\n  - {feature: orders, is: [available]}\n', ''),
    );
  });

  test('conditions, days, numbers, flags and names are read as they were meant', () => {
    const when = ['panel:c=offline,restoring', 'feature:api@a=limited', 'feature:orders@*=available'];
    const faq = read(FAQ, writeDocument(FAQ, SOURCE, { when, order: '5', panels: ['a', 'true', '1'] }));
    expect(fieldsOf(faq)).toMatchObject({ when, order: '5', panels: ['a', 'true', '1'] });
    const path = 'pl/panels/e.md';
    const panel = { title: 'Panel E', created_from: '2026-01-01', separate_instruction: 'yes', order: '2' };
    expect(fieldsOf(read(path, writeDocument(path, '', panel)))).toMatchObject(panel);
    const incident = { title: 'Pożar', started_at: '2021-03-10T00:47', backup_tolerance: '1,5' };
    const read_ = read('pl/incidents/z.md', writeDocument('pl/incidents/z.md', '', incident));
    expect(fieldsOf(read_)).toMatchObject({ ...incident, backup_tolerance: '1.5' });
    const site = { title: 'Status', areas: ['orders: Zamówienia: wszystkie', 'offers: Oferty #1'] };
    expect(fieldsOf(read('pl/site.md', writeDocument('pl/site.md', '', site)))).toMatchObject(site);
  });

  test.for([
    ['title', ''],
    ['order', 'pierwszy'],
    ['area', ''],
    ['when.0', ['panel c offline']],
    ['when.0', ['feature:api@a=broken']],
    ['panels.0', ['Panel A']],
  ] as const)('what belongs nowhere in %s is found there: %o', ([field, typed]) => {
    const key = field.split('.')[0] ?? field;
    const result = readDocument(FAQ, writeDocument(FAQ, SOURCE, { [key]: typed }));
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toContain(field);
  });

  test('front matter without lines of its own is written anew, with all that it says', () => {
    const flat = '---\n{title: Pytanie, area: orders, order: 7}\n---\nTreść.\n';
    const written = read(FAQ, writeDocument(FAQ, flat, { short: 'Krótko' }));
    expect(fieldsOf(written)).toMatchObject({
      title: 'Pytanie',
      order: '7',
      short: 'Krótko',
      body: 'Treść.',
    });
  });

  test('whatever is typed into a line comes back as it was typed, or is refused at its field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
        const title = typed.trim();
        fc.pre(title !== '' && !title.includes('\u0000') && !/[\r\n]/.test(title));
        const result = readDocument(FAQ, writeDocument(FAQ, SOURCE, { title: typed, short: typed }));
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expect(result.document.words).toMatchObject({ title, short: title });
        expect(result.document.words.body).toBe('Pierwszy akapit.\n\nDrugi akapit.');
      }),
      { numRuns: 40 },
    );
  });

  test('a kind has no field twice, and its reader knows them all', () => {
    const keys = fieldsOfSource('faq').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
