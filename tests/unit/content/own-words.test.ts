import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seedCells } from '../../../db/seed-cells.ts';
import { readContentFiles } from './content-files.ts';

const SHINGLE_WORDS = 8;

/**
 * Names of the company's screens, buttons, events and articles, the only words that may be taken over as they
 * are.
 */
const NAMES = [
  'Ponownie podłącz konto Allegro',
  'Zarządzanie aukcjami → Operacje → Powiąż z produktami z magazynu',
  'W statusie określoną ilość dni',
  'Zamówienie istnieje określoną ilość dni',
  'Pobrano zamówienie',
  'Pobrano FOD',
  'Opłacono zamówienie',
  'Obsługa konta BaseLinker po awarii serwerowni – panel A – przywrócenie magazynu',
];

/** Every run of eight words of the company's article, as the first 12 hexadecimal digits of its SHA-256. */
const article = new Set<string>(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/article-shingles.json'), 'utf8')),
);
const allowed = new Set(NAMES.flatMap(shinglesOf));

const texts = [
  ...readContentFiles('pl').flatMap(({ path, front, body }) =>
    [front.title, front.short ?? '', body].map((text) => ({ path, text })),
  ),
  ...seedCells.map(({ feature, panel, cell }) => ({
    path: `${feature} on ${panel}`,
    text: cell.note?.pl ?? '',
  })),
];

test('no Polish text shares eight consecutive words with the article', () => {
  const copied = texts.flatMap(({ path, text }) =>
    shinglesOf(text)
      .filter((shingle) => !allowed.has(shingle) && article.has(digestOf(shingle)))
      .map((shingle) => `${path}: ${shingle}`),
  );
  expect(copied).toEqual([]);
});

/** Runs of eight words; case, punctuation, Markdown and the targets of links do not count. */
function shinglesOf(text: string): string[] {
  const words = text
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const starts = Math.max(0, words.length - SHINGLE_WORDS + 1);
  return Array.from({ length: starts }, (_, start) => words.slice(start, start + SHINGLE_WORDS).join(' '));
}

function digestOf(shingle: string): string {
  return createHash('sha256').update(shingle).digest('hex').slice(0, 12);
}
