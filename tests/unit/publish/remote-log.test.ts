import { expect, test } from 'vitest';
import { fetchLog, fetchLogKeys } from '../../../src/publish/remote-log.ts';
import { serve } from '../../support/served.ts';

test.for([
  ['that there is none', { status: 404 }, /answers 404\. Is that the address of the site/],
  [
    'that it is too long',
    { status: 200, body: Buffer.alloc(17 * 2 ** 20) },
    /checkpoint cannot be read: it answers more than/,
  ],
  ['that it is none', { status: 200, body: 'x' }, /is not a checkpoint/],
] as const)('of a public log it is said %s', async ([, served, words]) => {
  const address = await serve(() => served);
  await expect(fetchLog(`${address}/log/`)).rejects.toThrow(words);
});

test('of a public log that cannot be asked it is said what to do', async () => {
  await expect(fetchLogKeys('http://127.0.0.1:1/log/')).rejects.toThrow(
    /cannot be reached \(.*\)\. See whether/,
  );
});
