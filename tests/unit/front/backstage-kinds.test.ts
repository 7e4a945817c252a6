import { expect, test } from 'vitest';
import {
  BACKSTAGE_KINDS,
  backstageKind,
  isReading,
  PLACES,
  perKind,
} from '../../../src/front/backstage-kinds.ts';

test.for([
  ['/panel/b/?uses=shop', 'read'],
  ['/api/v1/search?q=x', 'read'],
  ['/as-of/2021-03-16T12:00/panel/b/', 'past'],
  ['/en/as-of/2021-03-16T12:00/', 'past'],
  ['/as-of/?at=2021-03-16T12:00', 'past'],
  ['/changes/?from=2021-03-16T12:00', 'past'],
  ['/en/changes/?from=2021-03-16T12:00', 'past'],
  ['/api/v1/changes.json?from=2021-03-16T12:00', 'past'],
  ['/as-offer/', 'read'],
  ['/faq/?q=/as-of/', 'read'],
  ['/staff/', 'staff'],
  ['/en/staff/as-of/', 'staff'],
] as const)('what is asked for at %s is of the kind %s', ([target, kind]) => {
  expect(backstageKind(true, target)).toBe(kind);
});

test('whatever changes something is of a kind of its own, wherever it is sent', () => {
  expect(backstageKind(false, '/staff/')).toBe('write');
  expect(backstageKind(false, '/as-of/2021-03-16T12:00/')).toBe('write');
});

test('forms of those who want to be told are of a kind of their own, and their pages are read', () => {
  for (const path of ['/subscribe/', '/en/subscribe/', '/subscribe/one-click/x/'])
    expect(backstageKind(false, path)).toBe('subscribe');
  expect(backstageKind(true, '/subscribe/?panel=b')).toBe('read');
  expect(backstageKind(false, '/subscribed/')).toBe('write');
});

test('what models ask is read, though it is sent', () => {
  expect(backstageKind(false, '/mcp')).toBe('mcp');
  expect(backstageKind(false, '/mcp?x=1')).toBe('mcp');
  expect(backstageKind(false, '/mcp/other')).toBe('write');
  expect(BACKSTAGE_KINDS.filter(isReading)).toEqual(['read', 'past', 'mcp']);
});

test('every kind has places', () => {
  expect(BACKSTAGE_KINDS.toSorted()).toEqual(Object.keys(PLACES).sort());
  expect(perKind((kind) => kind)).toEqual(Object.fromEntries(BACKSTAGE_KINDS.map((kind) => [kind, kind])));
});
