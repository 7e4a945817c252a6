import { expect, test } from 'vitest';
import { Seal } from '../../../src/auth/sealing.ts';

const SECRET = 'a secret of more than thirty-two characters';

test('what is sealed is opened by the same secret, for the same purpose, under what it was bound to', () => {
  const seal = new Seal(SECRET, 'test');
  const sealed = seal.seal('zażółć', ['a', 'b']);
  expect(sealed).not.toContain('za');
  expect(seal.seal('zażółć', ['a', 'b'])).not.toBe(sealed);
  expect(new Seal(SECRET, 'test').open(sealed, ['a', 'b'])).toBe('zażółć');
  expect(seal.open(sealed, ['ab', ''])).toBeNull();
  expect(new Seal(SECRET, 'other').open(sealed, ['a', 'b'])).toBeNull();
  expect(new Seal(`${SECRET}.`, 'test').open(sealed, ['a', 'b'])).toBeNull();
});

test('what is not whole is not opened', () => {
  const seal = new Seal(SECRET, 'test');
  const sealed = seal.seal('words', []);
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open(changed.toString('base64url'), []), String(at)).toBeNull();
    expect(seal.open(bytes.subarray(0, at).toString('base64url'), []), String(at)).toBeNull();
  }
});
