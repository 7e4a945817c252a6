import { expect, test } from 'vitest';
import { auditView } from '../../../../src/views/staff/audit.ts';
import { staffContextOf } from '../../../support/staff.ts';
import { contextOf } from '../../../support/state.ts';

const at = '2026-11-28T23:00:00.000Z';
const query = { kind: null, person: null, before: null, limit: 10 };

function factsIn(locale: 'pl' | 'en', facts: Readonly<Record<string, string>>) {
  const entry = { id: 1, at, kind: 'sign-in.ok', actor: null, subject: null, facts };
  return auditView(staffContextOf(contextOf([], { locale })), query, [entry], []).rows[0]?.facts;
}

test('what is said of an entry is in the language of the page, whatever the log calls it', () => {
  const facts = { method: 'recovery-code', address: '127.0.0.1', from: 'viewer', to: 'support' };
  expect(factsIn('pl', facts)).toEqual([
    'sposób: kod zapasowy',
    'adres IP: 127.0.0.1',
    'z: podgląd',
    'na: wsparcie',
  ]);
  expect(factsIn('en', { method: 'link', expires_at: at })).toEqual([
    'by: one-time link',
    'valid until: 29\u00a0November\u00a02026, 00:00',
  ]);
});

test('what is not known, or was typed, stays as it is', () => {
  expect(factsIn('pl', { method: 'smoke-signals', name: 'viewer', expires_at: 'soon' })).toEqual([
    'sposób: smoke-signals',
    'nazwa: viewer',
    'ważny do: soon',
  ]);
});
