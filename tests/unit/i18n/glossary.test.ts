import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../../src/i18n');

/** What a thing is called on pages, and what nobody calls it: readers and staff have one word for one thing. */
const GLOSSARY: readonly (readonly [said: string, never: RegExp])[] = [
  ['panel', /segment|\bshard/i],
  ['funkcja, feature', /komponent|component|\bmoduł/i],
  ['zdarzenie, incident', /incydent|usterk/i],
  ['wydanie, revision', /rewizj|snapshot/i],
  ['cofnąć, take back (undo)', /rollback|roll back|revert/i],
  ['zaloguj się, sign in', /\blog ?in\b/i],
  ['wyloguj się, sign out', /\blog ?out\b/i],
];

const texts = readdirSync(FOLDER).map((file): [string, string] => [
  file,
  readFileSync(join(FOLDER, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
]);

test.each(GLOSSARY)('%s: nothing else is said', (_, never) => {
  const wrong = texts.flatMap(([file, text]) =>
    text
      .split('\n')
      .filter((line) => never.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});
