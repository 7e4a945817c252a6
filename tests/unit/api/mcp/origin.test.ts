import { expect, test } from 'vitest';
import { isOriginAllowed } from '../../../../src/api/mcp/origin.ts';

test.for([
  [null, 'a program or a server names none', true],
  ['https://status.example', 'the site itself', true],
  ['http://localhost:6274', 'a page that this machine serves', true],
  ['http://127.0.0.1:4321', 'the same', true],
  ['http://[::1]:4321', 'the same', true],
  ['https://status.example:8443', 'another port is another origin', false],
  ['http://status.example', 'so is another scheme', false],
  ['https://evil.example', 'a name that may lead here by now', false],
  ['http://127.0.0.1.evil.example', 'a name that looks like an address', false],
  ['http://localhost.evil.example', 'the same', false],
  ['null', 'a page that hides its origin', false],
  ['', 'nothing', false],
] as const)('%s: %s', ([origin, , isAllowed]) => {
  expect(isOriginAllowed(origin, 'https://status.example')).toBe(isAllowed);
});

test('a site that does not know its address takes no page but those of its own machine', () => {
  expect(isOriginAllowed('https://status.example', null)).toBe(false);
  expect(isOriginAllowed('http://localhost:4321', null)).toBe(true);
  expect(isOriginAllowed(null, null)).toBe(true);
});
