import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test, vi } from 'vitest';
import { openApi } from '../../support/api.ts';

test('a token is kept as the hash of its secret alone', async () => {
  const { issue, tokens, database } = await openApi();
  const { token, text } = await issue();
  expect(text).toMatch(/^lat_[0-9a-f]{10}_[0-9a-f]{64}$/);
  const secret = text.slice(-64);
  const { rows } = await database.client.execute('SELECT * FROM tokens');
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(rows[0]).toMatchObject({ secret_hash: crypto.createHash('sha256').update(secret).digest('hex') });
  expect(JSON.stringify(await tokens.list())).not.toContain('ecret');
  expect(await tokens.find(token.id)).toEqual(token);
});

test('its last use is noted, at most once a minute', async () => {
  const { issue, tokens, clock } = await openApi();
  const { token, text } = await issue();
  const lastUsed = async () => (await tokens.find(token.id))?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await tokens.authenticate(text);
  expect(await lastUsed()).toBe('2021-03-17T11:00:00.000Z');
  clock.now = '2021-03-17T11:00:59.999Z';
  await tokens.authenticate(text);
  expect(await lastUsed()).toBe('2021-03-17T11:00:00.000Z');
  clock.now = '2021-03-17T11:01:00.000Z';
  await tokens.authenticate(text);
  expect(await lastUsed()).toBe('2021-03-17T11:01:00.000Z');
});

test('a wrong secret is no use, and revoking twice keeps the first instant', async () => {
  const { issue, tokens, clock } = await openApi();
  const { token, text } = await issue();
  await tokens.authenticate(`${text.slice(0, -4)}0000`);
  expect((await tokens.find(token.id))?.lastUsedAt).toBeNull();
  await tokens.revoke(token.id);
  clock.now = '2021-03-17T12:00:00.000Z';
  await tokens.revoke(token.id);
  expect((await tokens.find(token.id))?.revokedAt).toBe('2021-03-17T11:00:00.000Z');
});

test('secrets are compared in constant time, also for an id that there is not', async () => {
  const compare = vi.spyOn(crypto, 'timingSafeEqual');
  syncBuiltinESMExports();
  try {
    const { issue, tokens } = await openApi();
    const { text } = await issue();
    await tokens.authenticate(text);
    await tokens.authenticate(`${text.slice(0, -4)}0000`);
    await tokens.authenticate(text.replace(/^lat_.{10}/, 'lat_0123456789'));
    expect(compare.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength])).toEqual([
      [32, 32],
      [32, 32],
      [32, 32],
    ]);
  } finally {
    compare.mockRestore();
    syncBuiltinESMExports();
  }
});
