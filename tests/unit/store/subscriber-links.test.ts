import { expect, test } from 'vitest';
import type { LinkPurpose } from '../../../src/actions/subscribers.ts';
import { SubscriberLinks } from '../../../src/store/subscriber-links.ts';
import { newKeys } from '../../support/subscribers.ts';

const NOW = '2026-11-29T12:00:00.000Z';
const ID = 'a'.repeat(24);
const NONCE = 'b'.repeat(32);
const PURPOSES: readonly LinkPurpose[] = ['confirm', 'end', 'manage', 'one-click'];

function openLinks(): SubscriberLinks {
  const keys = newKeys();
  keys.prepare([]);
  return new SubscriberLinks(keys);
}

function tokensOf(links: SubscriberLinks): Readonly<Record<LinkPurpose, string>> {
  return {
    confirm: links.once('confirm', NONCE),
    end: links.once('end', NONCE),
    manage: links.manage(ID, NOW),
    'one-click': links.oneClick(ID),
  };
}

test.each(PURPOSES)('a link to %s works for that alone, and on this site alone', (purpose) => {
  const links = openLinks();
  const token = tokensOf(links)[purpose];
  expect(token).toMatch(/^[\w-]+$/);
  const works = PURPOSES.filter((other) => links.read(other, token, NOW) !== null);
  expect(works).toEqual([purpose]);
  expect(openLinks().read(purpose, token, NOW)).toBeNull();
});

test.each(PURPOSES)('a link to %s with one character changed works no more', (purpose) => {
  const links = openLinks();
  const token = tokensOf(links)[purpose];
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'c' ? 'd' : 'c';
    expect(links.read(purpose, `${token.slice(0, at)}${other}${token.slice(at + 1)}`, NOW)).toBeNull();
  }
  for (const guess of ['', token.slice(1), `${token}c`, `${token}\n`, NONCE, ID]) {
    expect(links.read(purpose, guess, NOW)).toBeNull();
  }
});

test('a link to choices works for 30 days, one that unsubscribes for ever', () => {
  const links = openLinks();
  const { manage, 'one-click': oneClick } = tokensOf(links);
  expect(links.read('manage', manage, '2026-12-29T11:59:59.999Z')).toEqual({ subscriber: ID });
  expect(links.read('manage', manage, '2026-12-29T12:00:00.000Z')).toBeNull();
  expect(links.read('one-click', oneClick, '2066-11-29T12:00:00.000Z')).toEqual({ subscriber: ID });
});

test('links that a former key made still work', () => {
  const keys = newKeys();
  keys.prepare([]);
  const links = new SubscriberLinks(keys);
  const token = links.oneClick(ID);
  keys.file?.putNewFirst();
  expect(links.oneClick(ID)).not.toBe(token);
  expect(links.read('one-click', token, NOW)).toEqual({ subscriber: ID });
});
