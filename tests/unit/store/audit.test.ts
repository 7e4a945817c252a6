import { expect, test } from 'vitest';
import { redact } from '../../../src/actions/redact.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { openTestLog, type TestLog } from '../../support/log.ts';

const confirmed: DraftEvent = {
  type: 'status.confirmed',
  payload: { nextUpdateBy: null },
  since: null,
  actor: 'anna',
};

async function fiveEvents(): Promise<TestLog> {
  const test = await openTestLog();
  await test.log.append(() => Array.from({ length: 5 }, () => confirmed));
  return test;
}

const GUARDS = ['events', 'event_payloads'].flatMap((table) =>
  ['insert', 'update', 'delete'].map((deed) => `DROP TRIGGER ${table}_${deed}`),
);

test('a log that nobody touched is as it was written, redactions included', async () => {
  const { database, as, log } = await fiveEvents();
  await redact(as('anna'), { revision: 2, reason: 'a name' });
  expect(await auditLog(database.client, null)).toEqual({
    events: 6,
    redacted: [2],
    head: log.head,
    tampering: null,
  });
});

test.for([
  ['event.changed', 3, "UPDATE events SET actor = 'ewa' WHERE sequence = 3"],
  ['event.changed', 4, "UPDATE events SET payload_digest = 'x' WHERE sequence = 4"],
  ['event.missing', 3, 'DELETE FROM events WHERE sequence = 3'],
  ['payload.changed', 2, `UPDATE event_payloads SET payload = '{"nextUpdateBy":"x"}' WHERE sequence = 2`],
  ['payload.missing', 2, 'DELETE FROM event_payloads WHERE sequence = 2'],
  ['payload.stray', 9, "INSERT INTO event_payloads VALUES (9, 'x', '{}')"],
] as const)('%s at event %i is found after: %s', async ([code, sequence, statement]) => {
  const { database } = await fiveEvents();
  await database.client.execute('PRAGMA foreign_keys = OFF');
  await database.client.executeMultiple([...GUARDS, statement].join(';'));
  expect((await auditLog(database.client, null)).tampering).toMatchObject({ code, sequence });
});

test('a payload put back after its redaction is found', async () => {
  const { database, as } = await fiveEvents();
  const { rows } = await database.client.execute(
    'SELECT salt, payload FROM event_payloads WHERE sequence = 2',
  );
  await redact(as('anna'), { revision: 2, reason: 'a name' });
  await database.client.executeMultiple(GUARDS.join(';'));
  await database.client.execute({
    sql: 'INSERT INTO event_payloads VALUES (2, ?, ?)',
    args: [String(rows[0]?.salt), String(rows[0]?.payload)],
  });
  expect((await auditLog(database.client, null)).tampering).toMatchObject({
    code: 'payload.kept',
    sequence: 2,
  });
});

test('a log cut off or rewritten as a whole does not go with what was published', async () => {
  const { database, log } = await fiveEvents();
  const claim = { revision: 5, logId: log.known.logId, head: log.head };
  expect((await auditLog(database.client, claim)).tampering).toBeNull();
  expect((await auditLog(database.client, { ...claim, revision: 6 })).tampering).toMatchObject({
    code: 'head.behind',
  });
  expect((await auditLog(database.client, { ...claim, head: 'other' })).tampering).toMatchObject({
    code: 'head.other',
    sequence: 5,
  });
});

test('a database without its triggers is told, though every row is as it was', async () => {
  const { database } = await fiveEvents();
  await database.client.executeMultiple(GUARDS.join(';'));
  expect((await auditLog(database.client, null)).tampering).toMatchObject({ code: 'guard.missing' });
});
