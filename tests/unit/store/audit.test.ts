import { expect, test } from 'vitest';
import { redact } from '../../../src/actions/redact.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { hashLink } from '../../../src/store/chain.ts';
import { hollowGuards, removeGuards } from '../../support/guards.ts';
import { openTestLog, type TestLog } from '../../support/log.ts';
import { by, confirmation, redaction } from '../../support/state.ts';

const confirmed = by('anna', confirmation());

async function fiveEvents(): Promise<TestLog> {
  const test = await openTestLog();
  await test.log.append(() => Array.from({ length: 5 }, () => confirmed));
  return test;
}

test('a log that nobody touched is as it was written, redactions included', async () => {
  const { database, as, log } = await fiveEvents();
  await redact(as('anna'), { revision: 2, reason: 'a name' });
  expect(await auditLog(database, null)).toEqual({
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
  ['payload.changed', 2, "UPDATE event_payloads SET salt = 'x' WHERE sequence = 2"],
  ['payload.stray', 9, "INSERT INTO event_payloads VALUES (9, 'x', '{}')"],
] as const)('%s at event %i is found after: %s', async ([code, sequence, statement]) => {
  const { database } = await fiveEvents();
  await removeGuards(database);
  await database.client.execute(statement);
  expect((await auditLog(database, null)).tampering).toMatchObject({ code, sequence });
});

/** What somebody rewrites who knows how the chain is made. */
interface Rewritten {
  log_id?: string;
  actor?: string;
  effective_at?: string;
  previous_hash?: string;
}

/** Rewrites an event, and the hashes of it and of everything after it, as if it had always been so. */
async function rewrite({ database }: TestLog, from: number, changes: Rewritten): Promise<void> {
  await removeGuards(database);
  const { rows } = await database.client.execute('SELECT * FROM events ORDER BY sequence');
  let previous = '';
  for (const row of rows) {
    const sequence = Number(row.sequence);
    if (sequence < from) {
      previous = String(row.hash);
      continue;
    }
    const said = { ...row, previous_hash: previous, ...(sequence === from ? changes : {}) };
    const link = {
      previousHash: said.previous_hash,
      sequence,
      logId: String(said.log_id),
      type: String(row.type),
      version: Number(row.version),
      recordedAt: String(row.recorded_at),
      effectiveAt: String(said.effective_at),
      since: null,
      actor: String(said.actor),
      changeId: String(row.change_id),
      payloadDigest: String(row.payload_digest),
    };
    previous = hashLink(link);
    await database.client.execute({
      sql: 'UPDATE events SET log_id = ?, actor = ?, effective_at = ?, previous_hash = ?, hash = ? WHERE sequence = ?',
      args: [link.logId, link.actor, link.effectiveAt, link.previousHash, previous, sequence],
    });
  }
}

test.for([
  ['event.foreign', { log_id: 'other' }],
  ['clock.backward', { effective_at: '2000-01-01T00:00:00.000Z' }],
  ['event.unlinked', { previous_hash: 'x' }],
] as const)('%s is found although every hash was computed anew', async ([code, changes]) => {
  const log = await fiveEvents();
  await rewrite(log, 3, changes);
  expect((await auditLog(log.database, null)).tampering).toMatchObject({ code, sequence: 3 });
});

test('a chain that was wholly computed anew does not go with what was published, and only with that', async () => {
  const log = await fiveEvents();
  const claim = { revision: 5, logId: log.log.known.logId, head: log.log.head };
  await rewrite(log, 2, { actor: 'somebody else' });
  expect((await auditLog(log.database, claim)).tampering).toMatchObject({ code: 'head.other', sequence: 5 });
  expect((await auditLog(log.database, null)).tampering).toMatchObject({ code: 'guard.missing' });
});

test('a payload is not excused by a redaction from before it', async () => {
  const { database, log } = await openTestLog();
  await log.append(() => [confirmed, redaction(3), confirmed]);
  await database.client.execute('DELETE FROM event_payloads WHERE sequence = 3');
  expect((await auditLog(database, null)).tampering).toMatchObject({
    code: 'payload.missing',
    sequence: 3,
  });
});

test('a payload put back after its redaction is found', async () => {
  const { database, as } = await fiveEvents();
  const { rows } = await database.client.execute(
    'SELECT salt, payload FROM event_payloads WHERE sequence = 2',
  );
  await redact(as('anna'), { revision: 2, reason: 'a name' });
  await removeGuards(database);
  await database.client.execute({
    sql: 'INSERT INTO event_payloads VALUES (2, ?, ?)',
    args: [String(rows[0]?.salt), String(rows[0]?.payload)],
  });
  expect((await auditLog(database, null)).tampering).toMatchObject({
    code: 'payload.kept',
    sequence: 2,
  });
});

test('a log cut off or rewritten as a whole does not go with what was published', async () => {
  const { database, log } = await fiveEvents();
  const claim = { revision: 5, logId: log.known.logId, head: log.head };
  expect((await auditLog(database, claim)).tampering).toBeNull();
  expect((await auditLog(database, { ...claim, revision: 6 })).tampering).toMatchObject({
    code: 'head.behind',
  });
  expect((await auditLog(database, { ...claim, head: 'other' })).tampering).toMatchObject({
    code: 'head.other',
    sequence: 5,
  });
});

test('a trigger that is called as it should be but no longer refuses is told', async () => {
  for (const statements of hollowGuards()) {
    const { database } = await fiveEvents();
    await database.client.executeMultiple(statements);
    expect((await auditLog(database, null)).tampering, statements).toMatchObject({
      code: 'guard.missing',
      message: expect.stringContaining('events_update'),
    });
  }
});

test('a database without its triggers is told, though every row is as it was', async () => {
  const { database } = await fiveEvents();
  await removeGuards(database);
  expect((await auditLog(database, null)).tampering).toMatchObject({ code: 'guard.missing' });
});
