import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SubscriberKeys } from '../../../src/store/subscriber-key.ts';
import { temporaryFolder } from '../../support/folder.ts';

const raw = (id: string) => `${id}:${randomBytes(32).toString('base64url')}`;
const given = (setting: string) => new SubscriberKeys(setting, 'unused');

test('what is sealed is read again by its key, in its row, and nowhere else', () => {
  const keys = given(raw('one'));
  const sealed = keys.seal('row', 'ola@example.com');
  expect(sealed).toMatchObject({ keyId: 'one' });
  expect(Buffer.from(sealed.sealed, 'base64url').toString('latin1')).not.toContain('ola');
  expect(keys.open('row', sealed)).toBe('ola@example.com');
  expect(() => keys.open('another', sealed)).toThrow('cannot be read');
  expect(keys.seal('row', 'ola@example.com').sealed).not.toBe(sealed.sealed);
});

test.each([0, 12, 28])('one bit changed at byte %i is no other address but an error', (at) => {
  const keys = given(raw('one'));
  const { sealed, keyId } = keys.seal('row', 'ola@example.com');
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(() => keys.open('row', { sealed: bytes.toString('base64url'), keyId })).toThrow('cannot be read');
});

test('a key that is lost, and one that is another by the same name, are told in one line', () => {
  const sealed = given(raw('one')).seal('row', 'ola@example.com');
  expect(() => given(raw('two')).open('row', sealed)).toThrow(
    'Subscribers cannot be read: the key one is not here. Put back SUBSCRIBER_KEY, or the file subscriber-key in DATA_DIR, as it was when they were written.',
  );
  expect(() => given(raw('one')).open('row', sealed)).toThrow(
    'Subscribers cannot be read: the key one that is here is another one than the one they were encrypted with, or a row is damaged. Put back SUBSCRIBER_KEY.',
  );
  expect(() => given(`${raw('one')},${raw('one')}`)).toThrow('SUBSCRIBER_KEY names two keys alike.');
});

test('a former key reads and finds what it wrote; the current one writes', () => {
  const [first, second] = [raw('one'), raw('two')];
  const before = given(first);
  const sealed = before.seal('row', 'ola@example.com');
  const now = given(`${second},${first}`);
  expect(now.open('row', sealed)).toBe('ola@example.com');
  expect(now.seal('row', 'x').keyId).toBe('two');
  expect(now.hashes('email', 'ola@example.com').slice(1)).toEqual(before.hashes('email', 'ola@example.com'));
  expect(now.signatures('x')).toEqual([now.sign('x'), before.sign('x')]);
});

test('hashes are of channel and address, and say nothing without the key', () => {
  const keys = given(raw('one'));
  const [hash] = keys.hashes('email', 'ola@example.com');
  expect(keys.hashes('email', 'OLA@Example.COM')).toEqual([hash]);
  expect(keys.hashes('slack', 'https://example.com/ola')).not.toEqual(
    keys.hashes('discord', 'https://example.com/ola'),
  );
  expect(given(raw('one')).hashes('email', 'ola@example.com')).not.toEqual([hash]);
});

test('what hides addresses, finds them, signs links and bounces is a key of its own each, drawn from one (RFC 5869)', () => {
  const bytes = Buffer.alloc(32, 7);
  const drawn = (use: string) => Buffer.from(hkdfSync('sha256', bytes, '', `latarnia ${use}`, 32));
  const keys = given(`one:${bytes.toString('base64url')}`);
  const mac = (use: string, text: string) => createHmac('sha256', drawn(use)).update(text).digest();
  expect(keys.sign('x')).toBe(mac('link', 'x').subarray(0, 24).toString('base64url'));
  expect(keys.hashes('email', 'ola@example.com')).toEqual([
    `one.${mac('hash', 'email\nola@example.com').toString('base64url')}`,
  ]);
  expect(keys.bounceKeys).toEqual([drawn('bounce')]);
});

test('without a setting a key is made once, for its owner alone, and never beside rows of another', () => {
  const path = join(temporaryFolder(), 'data', 'subscriber-key');
  const keys = new SubscriberKeys(null, path);
  expect(() => keys.prepare(['lost'])).toThrow('the key lost is not here');
  expect(() => keys.seal('row', 'x')).toThrow(`${path} is missing`);
  keys.prepare([]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const made = readFileSync(path, 'utf8');
  new SubscriberKeys(null, path).prepare([]);
  expect(readFileSync(path, 'utf8')).toBe(made);
  expect(keys.open('row', new SubscriberKeys(null, path).seal('row', 'x'))).toBe('x');
});

test('a file that holds something else is no key', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'subscriber-key');
  writeFileSync(path, 'hello\n');
  expect(() => new SubscriberKeys(null, path).ids).toThrow('holds no key of subscribers');
});

test('a new key put first is seen by whoever has the file open', () => {
  const path = join(temporaryFolder(), 'subscriber-key');
  const [one, other] = [new SubscriberKeys(null, path), new SubscriberKeys(null, path)];
  one.prepare([]);
  const sealed = other.seal('row', 'x');
  one.file?.putNewFirst();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(other.ids).toHaveLength(2);
  expect(other.currentId).not.toBe(sealed.keyId);
  expect(other.open('row', sealed)).toBe('x');
});
