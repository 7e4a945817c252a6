import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepWork, readSurroundings, takeWork } from '../../../src/backstage/kept-work.ts';
import { temporaryFolder } from '../../support/folder.ts';

const GROUND = ['build', null, 7];

function kept(): string {
  const file = join(temporaryFolder(), 'snapshot', 'work');
  keepWork(file, GROUND, '{"made":1}\n');
  return file;
}

test('a work is taken once, on the ground that it was done on', () => {
  const file = kept();
  expect(takeWork(file, GROUND)).toBe('{"made":1}\n');
  expect(takeWork(file, GROUND)).toBeNull();
});

test('on another ground, however alike, it is nothing', () => {
  for (const ground of [
    ['build', null, 8],
    ['build', null, '7'],
    ['build', 7],
    [...GROUND, null],
  ])
    expect(takeWork(kept(), ground)).toBeNull();
});

test('of which any one byte is another, or is missing, it is nothing', () => {
  const { length } = readFileSync(kept());
  for (let at = 0; at < length; at += 1) {
    const file = kept();
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(takeWork(file, GROUND), `byte ${at}`).toBeNull();
    writeFileSync(file, bytes.subarray(0, at));
    expect(takeWork(file, GROUND), `cut at ${at}`).toBeNull();
  }
});

test('where it cannot be kept nobody is stopped by it', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  keepWork(join(file, 'work'), GROUND, 'work');
  expect(takeWork(join(file, 'work'), GROUND)).toBeNull();
});

test('other packages are other surroundings', () => {
  const root = temporaryFolder();
  const before = JSON.stringify(readSurroundings(root));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  expect(JSON.stringify(readSurroundings(root))).not.toBe(before);
});
