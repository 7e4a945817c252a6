import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readVapidKeys } from '../../../src/notify/vapid-keys.ts';
import { temporaryFolder } from '../../support/folder.ts';

const siteUrl = 'https://status.example.com';

test('a site makes its keys once, and nobody else can read them', () => {
  const dataDir = temporaryFolder();
  const made = readVapidKeys({ siteUrl, dataDir, notify: { vapid: null } });
  expect(made).toMatchObject({ subject: siteUrl, publicKey: expect.stringMatching(/^[\w-]{87}$/) });
  expect(readVapidKeys({ siteUrl, dataDir, notify: { vapid: null } })).toEqual(made);
  const file = join(dataDir, 'vapid-keys.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain(made?.privateKey);
});

test('keys of the settings come before its own, which are then not made', () => {
  const dataDir = join(temporaryFolder(), 'none');
  const vapid = { subject: 'mailto:status@example.com', publicKey: 'a', privateKey: 'b' };
  expect(readVapidKeys({ siteUrl: null, dataDir, notify: { vapid } })).toBe(vapid);
});

test.each([null, 'http://127.0.0.1:4321'])('without a public address (%s) there are none', (address) => {
  const dataDir = temporaryFolder();
  expect(readVapidKeys({ siteUrl: address, dataDir, notify: { vapid: null } })).toBeNull();
});
