import { expect, test } from 'vitest';
import { receiveForm, UnreadableForm } from '../../../src/staff/read-form.ts';

function request(body: BodyInit, type?: string): Request {
  const headers = type === undefined ? {} : { 'Content-Type': type };
  return new Request('https://x.test/', { method: 'POST', body, headers });
}

test('control characters are left out of a form, and its lines end in one way', async () => {
  const form = await receiveForm(
    request(new URLSearchParams({ note: 'a\u0000b\u001b[31m\r\nc\td\u0085', panel: 'a' })),
  );
  expect([...form]).toEqual([
    ['note', 'ab[31m\nc\td'],
    ['panel', 'a'],
  ]);
});

test.each([
  ['a body of another kind', '{}', 'application/json'],
  [
    'parts without an end',
    '--x\r\nContent-Disposition: form-data; name="a"',
    'multipart/form-data; boundary=x',
  ],
  ['parts without a boundary', 'a=b', 'multipart/form-data'],
])('%s is no form', async (_, body, type) => {
  await expect(receiveForm(request(body, type))).rejects.toThrow(UnreadableForm);
});
