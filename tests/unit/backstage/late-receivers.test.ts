import { expect, test } from 'vitest';
import { LateReceivers } from '../../../src/backstage/late-receivers.ts';

test('an address is checked, however late what checks it is loaded, and it is closed with backstage', async () => {
  const receivers = new LateReceivers();
  expect(await receivers.check('webhook', 'http://example.com/')).toBe('address.scheme');
  expect(await receivers.check('slack', 'https://hooks.example.com/services/x')).toBe('address.other-host');
  await receivers.close();
});

test('where nobody names an address there is nothing to close', async () => {
  await expect(new LateReceivers().close()).resolves.toBeUndefined();
});
