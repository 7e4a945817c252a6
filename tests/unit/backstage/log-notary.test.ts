import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicLog } from '../../../src/backstage/log-addresses.ts';
import { beginLogAnew, LogNotary } from '../../../src/backstage/log-notary.ts';
import { readCheckpoint, readVerifierKey, signedAt } from '../../../src/publish/signed-note.ts';
import { announceKey, useNextKey } from '../../../src/publish/signing-keys.ts';
import { faqDocument } from '../../support/documents.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openLogWith, type TestLog } from '../../support/log.ts';
import { openPublisher } from '../../support/site-publisher.ts';
import { published } from '../../support/state.ts';

const SITE = { siteUrl: 'https://status.example.com' };

function said(dataDir: string, { log }: TestLog): string {
  const whole = publicLog(log.known.changes);
  if (whole === null) throw new Error('there is no public log');
  return new LogNotary({ dataDir, ...SITE }).checkpoint(log.known.logId ?? '', whole);
}

test('a log that was put in the place of another has a name of its own, and shows where that ended', async () => {
  const [first, second] = [await openLogWith(['x']), await openLogWith(['y'])];
  const site = openPublisher(undefined, 'build', SITE);
  await site.publish(first.log.known);
  const last = site.text('/log/checkpoint') ?? '';
  const { origin } = readCheckpoint(last) ?? {};
  await beginLogAnew({ dataDir: site.dataDir });

  // As long as the same log goes on it keeps its name: it was not put in its place after all.
  await first.log.append(() => [published(faqDocument('new'))]);
  expect(readCheckpoint(said(site.dataDir, first))?.origin).toBe(origin);

  await site.publish(second.log.known);
  expect(readCheckpoint(site.text('/log/checkpoint') ?? '')?.origin).toMatch(
    new RegExp(`^status\\.example\\.com/log/${second.log.known.logId}/after-[0-9a-f]{16}$`),
  );
  expect(site.text('/log/former')).toBe(last);
});

test('an announced key signs from when it is used, and is shown before that', async () => {
  const log = await openLogWith(['x']);
  const dataDir = temporaryFolder();
  const notary = new LogNotary({ dataDir, ...SITE });
  const whole = publicLog(log.log.known.changes);
  if (whole === null) throw new Error('there is no public log');
  const mark = notary.mark;
  const shown = () => notary.keys('id', whole).trim().split('\n').map(readVerifierKey);
  expect(shown()).toHaveLength(1);
  announceKey(dataDir, null, '2026-11-29T12:00:00.000Z');
  expect(shown()).toHaveLength(2);
  useNextKey(dataDir);
  const read = readCheckpoint(notary.checkpoint('id', whole));
  expect(shown().map((key) => read && key && signedAt(read, key))).toEqual([null, 0]);
  expect(notary.mark).not.toBe(mark);
});

test('a former log that cannot be read is none', async () => {
  const log = await openLogWith(['x']);
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'former-log'), 'nothing');
  expect(readCheckpoint(said(dataDir, log))?.origin).toBe(`status.example.com/log/${log.log.known.logId}`);
});
