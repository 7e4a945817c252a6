import { describe, expect, test } from 'vitest';
import { isWholePayload, openPayload, sealPayload } from '../../../src/store/sealed-payload.ts';

const KIND = { type: 'words.published', version: 1 };
const PAYLOAD = { documents: [{ path: 'a' }, { path: 'b' }], notify: false };

function sealed() {
  const { salt, json, digest } = sealPayload(KIND, PAYLOAD);
  return { salt, json, digest, parsed: JSON.parse(json) };
}

describe('a payload whose items are sealed one by one', () => {
  test('opens to what it was sealed from', () => {
    expect(openPayload(KIND, sealed().json)).toEqual(PAYLOAD);
  });

  test('is whole as it was written, and without an item that was taken out', () => {
    const { salt, json, digest, parsed } = sealed();
    expect(isWholePayload(KIND, salt, json, digest)).toBe(true);
    const [first, second] = parsed.items.documents;
    const without = { ...parsed, items: { documents: [{ digest: first.digest }, second] } };
    const left = JSON.stringify(
      without,
      Object.keys(without).sort().concat(['documents', 'digest', 'salt', 'value', 'path', 'notify']),
    );
    expect(isWholePayload(KIND, salt, left, digest)).toBe(true);
    expect(openPayload(KIND, left)).toEqual({ ...PAYLOAD, documents: [{ path: 'b' }] });
  });

  test.for<[what: string, change: (parsed: ReturnType<typeof sealed>['parsed']) => void]>([
    ['an item reads otherwise', ({ items }) => (items.documents[0].value = { path: 'c' })],
    [
      'a digest was put in the place of another',
      ({ items }) => (items.documents[0].digest = items.documents[1].digest),
    ],
    ['an item is gone with its digest', ({ items }) => items.documents.pop()],
    ['items changed places', ({ items }) => items.documents.reverse()],
    ['what lies beside them reads otherwise', ({ rest }) => (rest.notify = true)],
    ['a salt was left where the item is gone', ({ items }) => delete items.documents[0].value],
  ])('is not whole where %s', ([, change]) => {
    const { salt, digest, parsed } = sealed();
    change(parsed);
    expect(isWholePayload(KIND, salt, JSON.stringify(parsed), digest)).toBe(false);
  });

  test('two equal items have two digests: one tells nothing of the other', () => {
    const { json } = sealPayload(KIND, { documents: [{ path: 'a' }, { path: 'a' }] });
    const [first, second] = JSON.parse(json).items.documents;
    expect(first.digest).not.toBe(second.digest);
  });
});

test('a payload of a type without such items is as it always was', () => {
  const kind = { type: 'availability.set', version: 2 };
  const { salt, json, digest } = sealPayload(kind, { cells: [], b: 1, a: 2 });
  expect(json).toBe('{"a":2,"b":1,"cells":[]}');
  expect(isWholePayload(kind, salt, json, digest)).toBe(true);
  expect(isWholePayload(kind, salt, '{"a":3,"b":1,"cells":[]}', digest)).toBe(false);
});
