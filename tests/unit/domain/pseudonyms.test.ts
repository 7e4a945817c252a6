import { expect, test } from 'vitest';
import { pseudonymsOf } from '../../../src/domain/pseudonyms.ts';

test('each actor has a name of its own that tells nothing of them, whatever they are called', () => {
  const nameOf = pseudonymsOf([
    'seed',
    'staff:x7',
    'cli:root',
    'content',
    'staff:y9',
    'token:1',
    'staff:x7',
    'odd',
  ]);
  expect(['staff:x7', 'staff:y9', 'cli:root', 'token:1', 'seed', 'content', 'odd'].map(nameOf)).toEqual([
    'person-1',
    'person-2',
    'operator-1',
    'machine-1',
    'seed',
    'content',
    'other-1',
  ]);
  expect(nameOf('staff:somebody-else')).toBe('other');
});
