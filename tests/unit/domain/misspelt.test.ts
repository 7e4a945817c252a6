import { describe, expect, test } from 'vitest';
import { isMisspelt, isOneSlip } from '../../../src/domain/misspelt.ts';

describe('a month with one slip of the pen', () => {
  test.for([
    ['listopda', 'listopada', true],
    ['sirpien', 'sierpien', true],
    ['wszesien', 'wrzesien', true],
    ['lipeic', 'lipiec', true],
    ['marzce', 'marzec', true],
    ['lipieec', 'lipiec', true],
    ['marka', 'marca', false],
    ['lipa', 'lipca', false],
    ['marcel', 'marcem', false],
    ['istopada', 'listopada', false],
    ['majj', 'maj', true],
    ['mak', 'maj', false],
  ] as const)('%s for %s: %s', ([typed, month, is]) => {
    expect(isMisspelt(typed, month)).toBe(is);
  });
});

describe('any word with one slip of the pen', () => {
  test.for([
    ['przd', 'przed', true],
    ['pzred', 'przed', true],
    ['befor', 'before', true],
    ['aftr', 'after', true],
    ['nei', 'nie', true],
    ['nic', 'nie', false],
    ['przy', 'przed', false],
    ['ktore', 'przed', false],
  ] as const)('%s for %s: %s', ([typed, word, is]) => {
    expect(isOneSlip(typed, word)).toBe(is);
  });
});
