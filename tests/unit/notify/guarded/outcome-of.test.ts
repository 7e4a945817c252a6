import { expect, test } from 'vitest';
import { outcomeOfAnswer } from '../../../../src/notify/guarded/outcome-of.ts';

const answer = (status: number, retryAfter: string | null = null) => ({ status, retryAfter, body: '' });

test.each([
  [answer(200), { kind: 'delivered', why: 'http.200' }],
  [answer(204), { kind: 'delivered', why: 'http.204' }],
  [answer(410), { kind: 'refused', why: 'http.410', isAddress: true }],
  [answer(429, '7'), { kind: 'later', why: 'http.429', after: 7000 }],
  [answer(503, '7'), { kind: 'later', why: 'http.503', after: 7000 }],
  [answer(429), { kind: 'later', why: 'http.429', after: null }],
  [answer(302), { kind: 'later', why: 'http.302', after: null }],
  [answer(400), { kind: 'later', why: 'http.400', after: null }],
  [answer(404), { kind: 'later', why: 'http.404', after: null }],
  [answer(500, '7'), { kind: 'later', why: 'http.500', after: null }],
  [{ trouble: 'net.timeout' }, { kind: 'later', why: 'net.timeout', after: null }],
  [{ trouble: 'net.not-public' }, { kind: 'later', why: 'net.not-public', after: null }],
  [{ trouble: 'address.scheme' }, { kind: 'refused', why: 'address.scheme', isAddress: true }],
  [{ trouble: 'body.too-long' }, { kind: 'refused', why: 'body.too-long', isAddress: false }],
])('%j means %j', (said, outcome) => {
  expect(outcomeOfAnswer(said, 0)).toEqual(outcome);
});

test('who keeps addresses of one place each says by 404 that the place is gone', () => {
  expect(outcomeOfAnswer(answer(404), 0, [404, 410])).toMatchObject({ kind: 'refused', isAddress: true });
});
