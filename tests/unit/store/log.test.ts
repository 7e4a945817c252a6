import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { project } from '../../../src/domain/projection.ts';
import { canonicalJson, hashLink } from '../../../src/store/chain.ts';
import { EventLog } from '../../../src/store/log.ts';
import { isWholePayload } from '../../../src/store/sealed-payload.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openTestLog } from '../../support/log.ts';
import { availability, cell, confirmation, redaction } from '../../support/state.ts';
import { onPostgres } from '../../support/test-database.ts';

const confirmed = confirmation();

/** A row of the log, put in the place of what is there already: where it stands, and what its columns are. */
function inPlace(sequence: string, changeId: string, previousHash: string, hash: string, of: number): string {
  return `INTO events SELECT ${sequence}, log_id, type, version, recorded_at, effective_at, since, 'forged', ${changeId},
    payload_digest, ${previousHash}, ${hash} FROM events WHERE sequence = ${of}`;
}

const SAME = inPlace('sequence', 'change_id', 'previous_hash', 'hash', 1);
const BY_CHANGE_ID = inPlace('3', 'change_id', 'hash', "'x'", 2);
const PAYLOAD = "INTO event_payloads VALUES (2, 'x', '{}')";

/** What is refused in every kind of database. */
const ATTEMPTS = {
  'UPDATE of an event': "UPDATE events SET actor = 'somebody else'",
  'DELETE of an event': 'DELETE FROM events WHERE sequence = 1',
  'a gap in the sequence': `INSERT INTO events SELECT 9, log_id, type, version, recorded_at, effective_at, since, actor,
    'other', payload_digest, hash, 'x' FROM events WHERE sequence = 2`,
  'an event of another log': `INSERT INTO events SELECT 3, 'other', type, version, recorded_at, effective_at, since, actor,
    'other', payload_digest, hash, 'x' FROM events WHERE sequence = 2`,
  'a hash that does not follow': `INSERT INTO events SELECT 3, log_id, type, version, recorded_at, effective_at, since, actor,
    'other', payload_digest, 'x', 'y' FROM events WHERE sequence = 2`,
  'a site clock that moves back': `INSERT INTO events SELECT 3, log_id, type, version, recorded_at, '2000-01-01', since, actor,
    'other', payload_digest, hash, 'x' FROM events WHERE sequence = 2`,
  'UPDATE of a payload': "UPDATE event_payloads SET payload = '{}'",
  'DELETE of a payload': 'DELETE FROM event_payloads WHERE sequence = 1',
  'a payload without its event': "INSERT INTO event_payloads VALUES (9, 'x', '{}')",
};

/** What replaces a row without an UPDATE, in the words of SQLite. */
const SQLITE_ATTEMPTS = {
  'INSERT OR REPLACE of an event': `INSERT OR REPLACE ${SAME}`,
  'INSERT OR REPLACE through the change id': `INSERT OR REPLACE ${BY_CHANGE_ID}`,
  'INSERT OR IGNORE over an event': `INSERT OR IGNORE ${SAME}`,
  'INSERT OR REPLACE of a payload': `INSERT OR REPLACE ${PAYLOAD}`,
};

/** The same in those of PostgreSQL, and what it knows beside. */
const POSTGRES_ATTEMPTS = {
  'ON CONFLICT DO UPDATE of an event': `INSERT ${SAME} ON CONFLICT (sequence) DO UPDATE SET actor = excluded.actor`,
  'ON CONFLICT DO UPDATE through the change id': `INSERT ${BY_CHANGE_ID}
    ON CONFLICT (change_id) DO UPDATE SET actor = excluded.actor`,
  'ON CONFLICT DO NOTHING over an event': `INSERT ${SAME} ON CONFLICT DO NOTHING`,
  'ON CONFLICT DO UPDATE of a payload': `INSERT ${PAYLOAD}
    ON CONFLICT (sequence) DO UPDATE SET payload = excluded.payload`,
  'MERGE into an event': `MERGE INTO events USING (SELECT 1) AS one ON sequence = 1
    WHEN MATCHED THEN UPDATE SET actor = 'forged'`,
  'TRUNCATE of the events': 'TRUNCATE events CASCADE',
  'TRUNCATE of the payloads': 'TRUNCATE event_payloads',
  'UPDATE by what only repeats': "SET session_replication_role = replica; UPDATE events SET actor = 'forged'",
  'TRUNCATE by what only repeats': 'SET session_replication_role = replica; TRUNCATE events CASCADE',
};

describe('the log is append-only', () => {
  const own = onPostgres() ? POSTGRES_ATTEMPTS : SQLITE_ATTEMPTS;
  test.for(Object.entries({ ...ATTEMPTS, ...own }))('%s is refused', async ([, statement]) => {
    const { log, database } = await openTestLog();
    await log.append(() => [confirmed, confirmed]);
    const before = (await database.client.execute('SELECT * FROM log')).rows;

    await expect(database.client.execute(statement)).rejects.toThrow(/log: /);

    expect((await database.client.execute('SELECT * FROM log')).rows).toEqual(before);
  });

  test('a payload goes once its redaction stands in the log, and the chain stays whole', async () => {
    const { log, database } = await openTestLog();
    await log.append(() => [confirmed, redaction(1)]);

    await database.client.execute('DELETE FROM event_payloads WHERE sequence = 1');

    const [first] = await readEvents(database.orm, 0);
    expect(first).toMatchObject({ sequence: 1, type: 'status.confirmed', payload: null });
    await expect(database.client.execute('DELETE FROM event_payloads WHERE sequence = 2')).rejects.toThrow(
      /log: /,
    );
    expect((await database.client.execute('SELECT count(*) AS n FROM log')).rows[0]?.n).toBe(2);
  });
});

describe('the chain', () => {
  test('each event carries every column, and its hash follows from them, the digest and the one before', async () => {
    const { log, database } = await openTestLog();
    await log.append(() => [confirmed]);
    await log.append(() => [confirmed, confirmed]);

    const { rows, columns } = await database.client.execute('SELECT * FROM log ORDER BY sequence');
    expect(columns).toEqual([
      'sequence',
      'log_id',
      'type',
      'version',
      'recorded_at',
      'effective_at',
      'since',
      'actor',
      'change_id',
      'payload',
      'payload_digest',
      'previous_hash',
      'hash',
    ]);
    const salts = (await database.client.execute('SELECT salt FROM event_payloads ORDER BY sequence')).rows;
    let previousHash = '';
    for (const [index, row] of rows.entries()) {
      const payload = canonicalJson(JSON.parse(String(row.payload)));
      const kind = { type: String(row.type), version: Number(row.version) };
      expect(isWholePayload(kind, String(salts[index]?.salt), payload, String(row.payload_digest))).toBe(
        true,
      );
      const link = {
        previousHash,
        sequence: Number(row.sequence),
        logId: String(row.log_id),
        type: String(row.type),
        version: Number(row.version),
        recordedAt: String(row.recorded_at),
        effectiveAt: String(row.effective_at),
        since: row.since === null ? null : String(row.since),
        actor: String(row.actor),
        changeId: String(row.change_id),
        payloadDigest: String(row.payload_digest),
      };
      expect(row.hash).toBe(hashLink(link));
      previousHash = String(row.hash);
    }
    expect(new Set(rows.map((row) => row.payload_digest)).size).toBe(3);
    expect(new Set(rows.map((row) => row.log_id)).size).toBe(1);
  });
});

describe('appending', () => {
  test('what is decided to be refused appends nothing', async () => {
    const { log } = await openTestLog();
    const outcome = await log.append(() => ({ ok: false, code: 'conflict', message: 'no' }));
    expect(outcome).toMatchObject({ ok: false });
    expect((await log.current()).revision).toBe(0);
  });

  test('an error while appending leaves nothing half-done', async () => {
    const { log } = await openTestLog();
    const broken: DraftEvent = { ...confirmed, actor: null as unknown as string };
    await expect(log.append(() => [confirmed, broken])).rejects.toThrow();
    expect((await log.current()).revision).toBe(0);
    expect(await log.append(() => [confirmed])).toMatchObject({ ok: true, revision: 1 });
  });

  test('two processes writing to one database lose nothing and leave no gap', async () => {
    const { url, database, log } = await openTestLog();
    const script = fileURLToPath(new URL('../../support/append.ts', import.meta.url));
    const run = promisify(execFile);
    const own = Promise.all(Array.from({ length: 20 }, () => log.append(() => [confirmed])));
    await Promise.all([
      own,
      run(process.execPath, [script, url, '20']),
      run(process.execPath, [script, url, '20']),
    ]);

    const events = await readEvents(database.orm, 0);
    expect(events.map((event) => event.sequence)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    expect(new Set(events.map((event) => event.changeId)).size).toBe(60);
    expect(await log.current()).toEqual(project(events));
  });

  test('the running state equals a replay from zero', async () => {
    const { log, database } = await openTestLog();
    for (let index = 0; index < 5; index += 1) await log.append(() => [confirmed]);
    const reopened = new EventLog(database, () => '2021-03-17T11:00:00.000Z');
    const replayed = project(await readEvents(database.orm, 0));
    expect(log.known).toEqual(replayed);
    expect(await reopened.current()).toEqual(replayed);
  });

  test('the site clock never moves back, also when the machine’s does', async () => {
    const { log, clock } = await openTestLog();
    await log.append(() => [confirmed]);
    clock.now = '2021-03-17T09:00:00.000Z';
    await log.append(() => [confirmed]);
    expect((await log.current()).changes.map((change) => [change.recordedAt, change.at])).toEqual([
      ['2021-03-17T11:00:00.000Z', '2021-03-17T11:00:00.000Z'],
      ['2021-03-17T09:00:00.000Z', '2021-03-17T11:00:00.000Z'],
    ]);
  });
});

test('what an append gives is what is read back, to the order of its keys', async () => {
  const { log, database } = await openTestLog();
  const noted = { ...cell('ceneo-xml', 'a', 'limited'), note: { pl: 'bez terminu', en: 'no date' } };
  const outcome = await log.append(() => [availability([noted])]);
  const events = outcome.ok ? outcome.events : [];
  expect(JSON.stringify(events)).toBe(JSON.stringify(await readEvents(database.orm, 0)));
});
