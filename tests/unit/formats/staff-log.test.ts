import { expect, test } from 'vitest';
import { formatAuditCsv, formatAuditJson } from '../../../src/formats/audit.ts';
import { formatLogCsv, formatLogJson } from '../../../src/formats/staff-log.ts';
import { availability, cell, contextOf, restoration } from '../../support/state.ts';

const nameOf = (actor: string) => (actor === 'test' ? 'Ewa "E" Wilk, redaktorka' : actor);
const noted = (pl: string) =>
  availability([{ ...cell('x', 'a', 'limited', '2021-03-22~'), note: { pl, en: 'line\nbreak' } }]);

test('a publication has a row for each thing it changed, quoted as RFC 4180 asks', () => {
  const { state } = contextOf([restoration({ a: 'offline', b: 'restored' }, '2021-03-10'), noted('a, "b"')]);
  const csv = formatLogCsv(state.changes, nameOf);
  const [header, ...rows] = csv.replace('\uFEFF', '').split('\r\n');
  expect(header?.split(',').slice(0, 8)).toEqual([
    'revision',
    'effective_at',
    'recorded_at',
    'type',
    'actor',
    'name',
    'panel',
    'feature',
  ]);
  expect(rows).toHaveLength(4);
  expect(rows[2]).toContain('"Ewa ""E"" Wilk, redaktorka",a,x,');
  expect(rows[2]).toContain('limited,2021-03-22~,"a, ""b""","line\nbreak"');
});

test.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'a cell that begins with %j is no formula in a spreadsheet',
  (text) => {
    const { state } = contextOf([noted(text)]);
    const csv = formatLogCsv(state.changes, nameOf);
    expect(csv).toContain(`'${text}`);
    expect(csv).not.toMatch(new RegExp(`,"?${text.replace(/[+()]/g, '\\$&')}`));
  },
);

test('the JSON says of each event what changed, who and why', () => {
  const { state } = contextOf([noted('nowe')]);
  expect(JSON.parse(formatLogJson(state, state.changes, nameOf))).toMatchObject([
    {
      revision: 1,
      actor: 'test',
      name: 'Ewa "E" Wilk, redaktorka',
      reason: null,
      forced: false,
      availability: [{ feature: 'x' }],
    },
  ]);
});

test('the audit log names who and whom, and keeps what else there is to say', () => {
  const entry = {
    id: 1,
    at: '2026-01-01T00:00:00.000Z',
    kind: 'sign-in.failed',
    actor: null,
    subject: 'test',
    facts: { address: '=x' },
  };
  expect(JSON.parse(formatAuditJson([entry], nameOf))).toEqual([
    { ...entry, actor_name: null, subject_name: 'Ewa "E" Wilk, redaktorka' },
  ]);
  expect(formatAuditCsv([entry], nameOf)).toContain('"{""address"":""=x""}"');
});
