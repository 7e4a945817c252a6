import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { deliveries } from '../../../db/schema.ts';
import { bounceAddress } from '../../../src/notify/email/bounce-address.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { SubscriberKeys } from '../../../src/store/subscriber-key.ts';
import { runCommand } from '../../support/command.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { seedOnce } from '../../support/seeded.ts';

const LATARNIA = join(import.meta.dirname, '../../../bin/latarnia');
const seeded = seedOnce();

let dataDir = '';
const run = (...words: string[]) => runCommand(['subscriber', ...words], { DATA_DIR: dataDir });
const json = async (...words: string[]) => JSON.parse((await run(...words)).stdout);

/** Two who were told by another page. */
beforeEach(async () => {
  dataDir = seeded();
  const file = join(temporaryFolder(), 'old.csv');
  writeFileSync(file, 'email\nola@example.com\njan@example.com\n');
  const imported = ['import', 'subscribers', file, '--confirmed', '--yes'];
  expect(await runCommand(imported, { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
});

test('a list shows who is told, and no address', async () => {
  const all = await json('list', '--json');
  expect(all).toMatchObject([{ channel: 'email', status: 'confirmed' }, { channel: 'email' }]);
  const { stdout } = await run('list');
  expect(stdout).not.toMatch(/ola@|jan@/);
  expect(stdout).toMatch(/^address +channel +state +wishes +since$/m);
  expect(stdout).toMatch(/ \d{4}-\d\d-\d\dT\d\d:\d\d\+0[12]:00$/m);
});

test('an export holds all of one address, and of nobody else', async () => {
  const held = await json('export', 'ola@example.com');
  expect(held).toMatchObject({ subscribers: [{ address: 'ola@example.com' }], suppressed: null });
  expect(JSON.stringify(held)).not.toContain('jan@');
  expect(await json('export', 'eve@example.com')).toMatchObject({ subscribers: [] });
});

test('nothing is erased without --yes; afterwards a hash alone is left, until that is forgotten', async () => {
  expect(await run('erase', 'ola@example.com')).toMatchObject({ code: 1 });
  expect(await json('list', '--json')).toHaveLength(2);
  expect((await run('erase', 'ola@example.com', '--yes')).stdout).toMatch(/^Erased: 1\./);
  expect(await json('list', '--json')).toHaveLength(1);
  expect((await json('export', 'ola@example.com')).suppressed).not.toBeNull();
  const again = await run('erase', 'ola@example.com', '--yes');
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('Only a hash is stored about this address');
  expect(again.stderr).toContain('--forget');
  expect(await run('erase', 'ola@example.com', '--yes', '--forget')).toMatchObject({ code: 0 });
  expect((await json('export', 'ola@example.com')).suppressed).toBeNull();
});

test('a new key is to be kept apart from the backups', async () => {
  expect((await run('rotate')).stdout).toContain('keep a copy of it, in another place than the backups.');
});

test('with a new key everybody is found as before', async () => {
  const rotated = await json('rotate', '--json');
  expect(rotated).toMatchObject({ resealed: 2, former: [expect.any(String)] });
  expect(await json('export', 'ola@example.com')).toMatchObject({
    subscribers: [{ address: 'ola@example.com' }],
  });
});

/** `latarnia notify bounce` as a mail server runs it: the report comes from standard input. */
async function bounce(to: string, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [LATARNIA, 'notify', 'bounce', '--to', to], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stdin.end(
    [
      'From: MAILER-DAEMON@mx.example.org',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      ...['', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', ''],
      ...['Final-Recipient: rfc822; ola@example.com', 'Action: failed', 'Status: 5.1.1', '', '--b--', ''],
    ].join('\r\n'),
  );
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

test('a mail that came back ends what its address is told, and a forged report ends nothing', async () => {
  const [{ id }] = (await json('export', 'ola@example.com')).subscribers;
  const database = await openDatabase({ url: `file:${join(dataDir, 'latarnia.db')}`, authToken: null });
  await database.orm.insert(deliveries).values({
    ...{ occurrence: 'event/x', subscriber: id, channel: 'email', rank: 1, kind: 'news', status: 'sent' },
    ...{ dueAt: NOON, message: 'm', attempts: 1, epoch: 1, settledAt: NOON },
  });
  database.close();
  const address = 'bounces@example.com';
  const settings = { MAIL_BOUNCES: address };
  expect(await bounce(address, {})).toMatchObject({ code: 2 });
  const forged = bounceAddress({ address, key: new Uint8Array(32) }, id) ?? '';
  expect((await bounce(forged, settings)).said).toMatch(/^Nothing follows from it/);
  expect((await json('export', 'ola@example.com')).subscribers).toMatchObject([{ status: 'confirmed' }]);
  const [key] = new SubscriberKeys(null, join(dataDir, 'subscriber-key')).bounceKeys;
  const own = bounceAddress({ address, key: key ?? new Uint8Array(32) }, id) ?? '';
  expect(await bounce(own, settings)).toEqual({ code: 0, said: 'Noted: bounce.5.1.1.\n' });
  expect(
    (await json('list', '--json')).filter((one: { status: string }) => one.status === 'stopped'),
  ).toHaveLength(1);
});
