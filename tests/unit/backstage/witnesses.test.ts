import { expect, test } from 'vitest';
import { Witnesses } from '../../../src/backstage/witnesses.ts';
import { LogWitness } from '../../../src/publish/log-witness.ts';
import { leafHash, MerkleTree } from '../../../src/publish/merkle.ts';
import { readCheckpoint, readVerifierKey, signedAt } from '../../../src/publish/signed-note.ts';
import { faqDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { until } from '../../support/front.ts';
import { openLogWith } from '../../support/log.ts';
import { serve } from '../../support/served.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { published } from '../../support/state.ts';

/** A witness that takes whatever key the site shows; `says`: what it answers instead. */
async function openWitness(keys: () => string, says?: () => { status: number; body: string }) {
  const own = new LogWitness({
    folder: temporaryFolder(),
    name: 'witness.example',
    keysOf: () => [readVerifierKey(keys().trim())].filter((key) => key !== null),
    time: () => 1_700_000_000,
  });
  const url = await serve((path, sent) =>
    path === '/add-checkpoint' ? (says?.() ?? own.add(sent)) : { status: 404 },
  );
  return { own, address: { url, key: own.verifierKey } };
}

test('what is published is signed by witnesses afterwards, again whenever something is said', async () => {
  const log = await openLogWith(['x']);
  let keys = () => '';
  const { own, address } = await openWitness(() => keys());
  const site = openPublisher(undefined, 'build', { siteUrl: 'https://status.example.com' }, [address]);
  keys = () => site.text('/log/keys') ?? '';
  const key = readVerifierKey(own.verifierKey);
  const signedSize = () => {
    const read = readCheckpoint(site.text('/log/checkpoint') ?? '');
    return read && key && signedAt(read, key) !== null ? read.size : 0;
  };

  await site.publish(log.log.known);
  await until(() => signedSize() === 1);
  await log.log.append(() => [published(faqDocument('new'))]);
  await site.publish(log.log.known);
  await until(() => signedSize() === 2);
  await site.publisher.loop.whenIdle();
});

test('one that is away, or signs something else, keeps nobody from publishing', async () => {
  const log = await openLogWith(['x']);
  const { address } = await openWitness(
    () => '',
    () => ({ status: 200, body: '— witness.example AAAA\n' }),
  );
  const gone = { url: 'http://127.0.0.1:1', key: address.key };
  const site = openPublisher(undefined, 'build', {}, [address, gone]);
  await site.publish(log.log.known);
  const checkpoint = readCheckpoint(site.text('/log/checkpoint') ?? '');
  expect(checkpoint).toMatchObject({ size: 1, origin: `latarnia.invalid/log/${log.log.known.logId}` });
  expect(checkpoint?.signatures).toHaveLength(1);
});

test.for([
  ['-1', 'no size at all'],
  ['-Infinity', 'no size at all'],
  ['0.5', 'no size at all'],
  ['', 'no size at all'],
  ['9', 'more than there is'],
  ['1'.repeat(1_000_000), 'more than 16384 bytes'],
])('one that says it has seen %s is not believed', async ([held, words]) => {
  const { own } = await openWitness(() => '');
  const url = await serve(() => ({ status: 409, type: 'text/x.tlog.size', body: held }));
  const warned: unknown[] = [];
  const witnesses = new Witnesses([{ url, key: own.verifierKey }], {
    warn: (told: unknown) => void warned.push(told),
  });
  const tree = new MerkleTree();
  tree.add(leafHash(Buffer.from('first')));
  const checkpoint = `status.example.com/log/1\n1\n${tree.root().toString('base64')}\n\n— x AAAA\n`;
  expect(await witnesses.cosign(checkpoint, tree)).toBe('');
  expect(String(Object(warned[0]).error)).toContain(words);
});
