import { expect, test } from 'vitest';
import { urnOf } from '../../../../src/formats/feeds/uuid.ts';

test('the same name has the same id for ever: what feed readers have read stays read', () => {
  // If this fails, every reader of every feed gets everything again.
  expect(urnOf('0123456789abcdef')).toBe('urn:uuid:97d27e5c-3521-5014-90ae-ad5340ab49ca');
  expect(urnOf('0123456789abcdee')).not.toBe(urnOf('0123456789abcdef'));
});

test('an id is a UUID of version 5', () => {
  expect(urnOf('a')).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
