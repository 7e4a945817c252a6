import { expect, test, vi } from 'vitest';
import { answersChallenge } from '../../../src/actions/answers-challenge.ts';

const webhook = { channel: 'webhook', address: 'https://hooks.example.test/', secret: 'whsec_AAAA' } as const;

test.each([
  ['answered', true],
  ['unanswered', false],
] as const)('a webhook that is %s may be called: %s', async (said, may) => {
  const challenge = vi.fn(async () => said);
  expect(await answersChallenge(challenge, webhook)).toBe(may);
  expect(challenge).toHaveBeenCalledWith({ address: webhook.address, secret: webhook.secret });
});

test('nothing else is asked', async () => {
  const challenge = vi.fn(async () => 'unanswered' as const);
  expect(await answersChallenge(challenge, { ...webhook, channel: 'slack' })).toBe(true);
  expect(challenge).not.toHaveBeenCalled();
});
