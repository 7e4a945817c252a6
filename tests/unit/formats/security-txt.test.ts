import { expect, test } from 'vitest';
import { securityTxtDocuments } from '../../../src/formats/security-txt.ts';
import { contextOf } from '../../support/state.ts';

const CONTACTS = ['mailto:security@example.com', 'https://example.com/security'];

function textOf(context: Parameters<ReturnType<typeof document>['make']>[0]): string {
  return document().make(context).text;
}

function document() {
  const [one] = securityTxtDocuments({ siteUrl: null, securityContacts: CONTACTS });
  if (!one) throw new Error('there is none');
  return one;
}

test('without anybody to write to there is no security.txt', () => {
  expect([...securityTxtDocuments({ siteUrl: null })]).toEqual([]);
});

test('it says whom to write to, in which languages, where it stands, and that less than a year', () => {
  expect(document().path).toBe('/.well-known/security.txt');
  expect(textOf(contextOf([], { now: '2026-11-29T17:00:00.000Z' }))).toBe(
    [
      'Contact: mailto:security@example.com',
      'Contact: https://example.com/security',
      'Expires: 2027-10-01T00:00:00.000Z',
      'Preferred-Languages: pl, en',
      'Canonical: https://status.example.com/.well-known/security.txt',
      '',
    ].join('\n'),
  );
});

test('it goes by the machine’s clock where the site’s shows a replay', () => {
  const context = contextOf([], { now: '2021-03-17T12:00:00.000Z' });
  const clock = {
    mode: 'replay',
    instant: '2021-03-17T11:00:00.000Z',
    setAt: '2026-01-31T11:00:00.000Z',
    revision: 1,
  } as const;
  expect(textOf({ ...context, state: { ...context.state, clock } })).toContain(
    'Expires: 2026-12-01T00:00:00.000Z',
  );
});
