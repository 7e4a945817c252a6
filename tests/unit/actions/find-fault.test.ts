import { expect, test } from 'vitest';
import { findLineFault, findProseFault } from '../../../src/actions/find-fault.ts';

test('a limit counts characters by their code points, as a form does that tells how many are left', () => {
  expect(findLineFault('🙂'.repeat(80), 80)).toBeNull();
  expect(findLineFault('🙂'.repeat(81), 80)).toEqual({ code: 'words.long', found: 81, limit: 80 });
  expect(findProseFault(`${'🙂'.repeat(80)}a`, 80, null)).toMatchObject({ found: 81 });
});
