import { expect, test } from 'vitest';
import { QUESTIONS } from '../../../src/domain/postmortem.ts';
import { manuscriptsBy } from '../../../src/markdown/manuscripts.ts';
import { readDocument } from '../../../src/markdown/read.ts';

const PATH = 'pl/postmortems/fire.md';
const ANSWERED = Object.fromEntries(QUESTIONS.map((question) => [question, `Odpowiedź: ${question}.`]));
const { write, fieldsOf } = manuscriptsBy(() => []);
const FILE = write(PATH, '', { title: 'Podsumowanie', ...ANSWERED });

test('a post-mortem that answers all six questions is read as it was typed, and written back byte for byte', () => {
  const read = readDocument(PATH, FILE);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(fieldsOf(read.document)).toMatchObject({ title: 'Podsumowanie', ...ANSWERED });
  expect(fieldsOf(read.document)).not.toHaveProperty('body');
  expect(write(PATH, FILE, fieldsOf(read.document))).toBe(FILE);
  expect(write(PATH, FILE, { why: 'Nie wiemy jeszcze.' })).toBe(
    FILE.replace('Odpowiedź: why.', 'Nie wiemy jeszcze.'),
  );
});

test('one that leaves a question open is refused at that question, in its file at its line', () => {
  const missing = FILE.replace(/## Co przepadło\n\n.*\n\n/, '').replace('Odpowiedź: why.', '');
  const read = readDocument(PATH, missing);
  expect(read.ok ? [] : read.problems).toMatchObject([
    { field: 'lost', message: expect.stringContaining('## Co przepadło') },
    { field: 'why', line: 13, message: expect.stringMatching(/^is empty/) },
  ]);
});

test('words before the first question answer none', () => {
  const read = readDocument(PATH, FILE.replace('## Co się stało', 'Wstęp.\n\n## Co się stało'));
  expect(read.ok ? [] : read.problems).toMatchObject([{ field: null, line: 5 }]);
});

test('its English has English questions', () => {
  const english = write('en/postmortems/fire.md', '', { title: 'Post-mortem', ...ANSWERED }, 'pending');
  expect(english).toContain('## Whom it touched\n\nOdpowiedź: touched.');
  expect(readDocument('en/postmortems/fire.md', english).ok).toBe(true);
});
