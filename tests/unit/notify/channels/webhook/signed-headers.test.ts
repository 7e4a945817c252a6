import { expect, onTestFinished, test, vi } from 'vitest';
import { signedHeaders } from '../../../../../src/notify/channels/webhook/signed-headers.ts';

test('the vector of Standard Webhooks is signed as it is there', () => {
  vi.useFakeTimers({ now: 1_614_265_330_000, toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  expect(
    signedHeaders(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'application/json',
      '{"test": 2432232314}',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ),
  ).toEqual({
    'content-type': 'application/json',
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('without a secret nothing is signed', () => {
  expect(signedHeaders('m', 'application/json', '{}', null)).not.toHaveProperty('webhook-signature');
});
