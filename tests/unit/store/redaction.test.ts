import { describe, expect, test } from 'vitest';
import { applyIntent } from '../../../src/actions/apply-intents.ts';
import { hold } from '../../../src/actions/hold.ts';
import { findRedactable, redact } from '../../../src/actions/redact.ts';
import { setAvailability } from '../../../src/actions/set-availability.ts';
import { undo } from '../../../src/actions/undo.ts';
import { currentCell } from '../../../src/domain/current-cell.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { project } from '../../../src/domain/projection.ts';
import { OPERATOR } from '../../../src/domain/staff.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { EventLog } from '../../../src/store/log.ts';
import { takeOut } from '../../../src/store/sealed-payload.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openApi } from '../../support/api.ts';
import { featureDocument } from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { isInFiles } from '../../support/files-of-database.ts';
import { openLogWith, openTestLog, type TestLog } from '../../support/log.ts';
import { published } from '../../support/state.ts';
import { onPostgres } from '../../support/test-database.ts';

const SECRET = 'Jan Kowalski, ul. Polna 7';

async function say(test: TestLog, state: 'limited' | 'available', note: string | null): Promise<number> {
  const { revision } = await test.log.current();
  const cells = [
    {
      feature: 'x',
      panel: 'a',
      state,
      estimate: NO_ESTIMATE,
      note: note === null ? null : { pl: note, en: note },
    },
  ];
  await setAvailability(test.as('anna'), { cells, since: null, expected: revision });
  return revision + 1;
}

describe('a redaction', () => {
  test('takes the payload out in the same transaction, and what still stood falls back to what was before', async () => {
    const log = await openLogWith(['x']);
    await say(log, 'available', null);
    const revision = await say(log, 'limited', SECRET);

    expect(await redact(log.as('anna'), { revision, reason: 'names a customer' })).toMatchObject({
      ok: true,
    });

    const state = log.log.known;
    expect(currentCell(state, 'x', 'a')).toMatchObject({ state: 'available', note: null });
    expect(JSON.stringify(state)).not.toContain(SECRET);
    expect(state.changes.at(-1)?.redaction).toEqual({ revision, reason: 'names a customer' });
    expect(state.changes[revision - 1]).toMatchObject({ isRedacted: true, availability: [] });
  });

  test('makes a running process read again from the beginning: its state is a replay from zero', async () => {
    const log = await openLogWith(['x']);
    await say(log, 'available', null);
    const revision = await say(log, 'limited', SECRET);
    await say(log, 'available', null);
    const other = new EventLog(log.database, () => log.clock.now);
    await other.current();

    await redact(log.as('anna'), { revision, reason: 'names a customer' });

    const replayed = project(await readEvents(log.database.orm, 0));
    expect(log.log.known).toEqual(replayed);
    expect(await other.current()).toEqual(replayed);
    expect(other.head).toBe(log.log.head);
  });

  test('leaves nothing of it in the file of the database nor in its journal', async () => {
    const log = await openLogWith(['x']);
    const revision = await say(log, 'limited', SECRET);
    expect(await isInFiles(log, SECRET)).toBe(true);

    await redact(log.as('anna'), { revision, reason: 'names a customer' });

    expect(await isInFiles(log, SECRET)).toBe(false);
  });

  test.skipIf(!onPostgres())(
    'leaves nothing of it while somebody still looks at an earlier moment',
    async () => {
      const log = await openLogWith(['x']);
      const revision = await say(log, 'limited', SECRET);
      const other = await openTestLog(log.url);
      await other.database.client.executeMultiple('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');

      await redact(log.as('anna'), { revision, reason: 'names a customer' });

      expect(await isInFiles(log, SECRET)).toBe(false);
      await other.database.client.execute('ROLLBACK');
    },
  );

  test('leaves nothing of it where it waited to be published', async () => {
    const site = await openLogWith(['x', 'y', 'z']);
    for (const feature of ['x', 'y', 'z']) {
      const note = { pl: `${SECRET} ${feature}`.repeat(15), en: SECRET };
      const cells = [{ feature, panel: 'a', state: 'limited' as const, estimate: NO_ESTIMATE, note }];
      const proposal = { verb: 'availability', cells, since: null, expected: 1 } as const;
      await hold(site.as('anna'), proposal, { minutes: 1 });
    }
    site.clock.now = '2021-03-17T12:00:00.000Z';
    for (const { id } of await site.intents.open()) await applyIntent(site.intents, id);

    for (const revision of [2, 3, 4]) await redact(site.as('anna'), { revision, reason: 'names a customer' });

    expect(await isInFiles(site, SECRET)).toBe(false);
  });

  test.for([
    ['dropped', 2],
    ['current', 1],
  ] as const)('leaves nothing of it in answers that are kept for machines: %s', async ([name, expected]) => {
    const { send, issue, api, url, log, database } = await openApi();
    const { text, token } = await issue();
    const put = (body: object, key: string) =>
      send({
        path: '/api/v1/availability/x/a',
        token: text,
        body,
        headers: { 'Idempotency-Key': key },
      });
    await put({ state: 'limited', note: SECRET, expected_revision: 1 }, 'one');
    const again = { state: 'available', expected_revision: expected };
    const { json } = await put(again, 'two');
    expect(json).toMatchObject({ [name]: { note: { pl: SECRET } } });

    const operator = { ...api.contextOf(token), authority: OPERATOR };
    await redact(operator, { revision: 2, reason: 'names a customer' });

    expect(await isInFiles({ url, database }, SECRET)).toBe(false);
    // What said nothing of others is still repeated.
    const { revision } = await log.current();
    expect(await put({ state: 'limited', note: SECRET, expected_revision: 1 }, 'one')).toMatchObject({
      status: 200,
      json: { revision: 2 },
    });
    expect((await log.current()).revision).toBe(revision);
  });

  test('of something undone leaves the undo, which says what it put back by itself', async () => {
    const log = await openLogWith(['x']);
    await say(log, 'available', null);
    const revision = await say(log, 'limited', SECRET);
    await undo(log.as('anna'), { revision, expected: revision });

    await redact(log.as('anna'), { revision, reason: 'names a customer' });

    expect(currentCell(log.log.known, 'x', 'a').state).toBe('available');
    expect(JSON.stringify(log.log.known)).not.toContain(SECRET);
  });
});

describe('a redaction of a part', () => {
  const cell = (panel: string, note: string) => ({
    feature: 'x',
    panel,
    state: 'limited' as const,
    estimate: NO_ESTIMATE,
    note: { pl: note, en: note },
  });

  async function sayTwo(log: TestLog): Promise<number> {
    const { revision } = await log.log.current();
    const cells = [cell('a', SECRET), cell('b', 'Działa wolniej.')];
    await setAvailability(log.as('anna'), { cells, since: null, expected: revision });
    return revision + 1;
  }

  test('takes one cell out, byte by byte, and leaves the words of the other', async () => {
    const log = await openLogWith(['x']);
    const revision = await sayTwo(log);

    expect(
      await redact(log.as('anna'), { revision, reason: 'names a customer', parts: ['x@a'] }),
    ).toMatchObject({ ok: true });

    const state = log.log.known;
    expect(currentCell(state, 'x', 'a').note).toBeNull();
    expect(currentCell(state, 'x', 'b').note?.pl).toBe('Działa wolniej.');
    expect(state.changes.at(-1)?.redaction).toMatchObject({ revision, parts: ['x@a'] });
    expect(state.changes[revision - 1]?.isRedacted).toBeUndefined();
    expect(await isInFiles(log, SECRET)).toBe(false);
    expect(await auditLog(log.database, null)).toMatchObject({ tampering: null });
  });

  test('takes one document out of many, and refuses a name that is none of its parts', async () => {
    const log = await openLogWith(['x']);
    await log.log.append(() => [published({ ...featureDocument('x'), sha256: 'another' })]);
    const parts = ['pl/features/x.md'];
    expect(
      await redact(log.as('anna'), { revision: 1, reason: 'a name', parts: ['pl/features/y.md'] }),
    ).toMatchObject({ ok: false, code: 'redact.part' });
    expect(await redact(log.as('anna'), { revision: 1, reason: 'a name', parts })).toMatchObject({
      ok: true,
    });
    const { changes, documents } = log.log.known;
    expect(changes[0]?.documents.map(({ path }) => path)).toEqual(['pl/panels/a.md', 'pl/panels/b.md']);
    expect(documents['pl/features/x.md']?.revision).toBe(2);
    expect(await auditLog(log.database, null)).toMatchObject({ tampering: null });
  });

  test('is all that the database lets go: another part, or another word, stays', async () => {
    const log = await openLogWith(['x']);
    const revision = await sayTwo(log);
    await redact(log.as('anna'), { revision, reason: 'a name', parts: ['x@a'] });
    const { rows } = await log.database.client.execute({
      sql: 'SELECT payload FROM event_payloads WHERE sequence = ?',
      args: [revision],
    });
    const payload = String(rows[0]?.payload);
    const [without] = takeOut({ type: 'availability.set', version: 3 }, payload, ['x@b']);
    for (const other of [without ?? '', payload.replace('wolniej', 'szybciej')]) {
      const change = log.database.client.execute({
        sql: 'UPDATE event_payloads SET payload = ? WHERE sequence = ?',
        args: [other, revision],
      });
      await expect(change).rejects.toThrow('log: a payload is never changed');
    }
    const removal = log.database.client.execute({
      sql: 'DELETE FROM event_payloads WHERE sequence = ?',
      args: [revision],
    });
    await expect(removal).rejects.toThrow('log: a payload is removed by redaction alone');
  });

  test('is refused of what an older version wrote as a whole', async () => {
    const log = await openLogWith(['x']);
    const state = {
      ...log.log.known,
      changes: log.log.known.changes.map(({ hasParts: _no, ...change }) => change),
    };
    expect(findRedactable(state, 1, ['pl/features/x.md'])).toMatchObject({ code: 'redact.whole' });
  });

  test('for any set of parts the chain verifies, and every other part keeps its words', async () => {
    const features = ['x', 'y', 'z'];
    const panels = ['a', 'b'];
    for (let round = 1; round < 8; round += 1) {
      const log = await openLogWith(features);
      const cells = features.flatMap((feature) =>
        panels.map((panel) => ({
          ...cell(panel, `${SECRET} \\\\u0041 "${feature}@${panel}"`),
          feature,
        })),
      );
      await setAvailability(log.as('anna'), { cells, since: null, expected: 1 });
      const names = cells.map(({ feature, panel }) => `${feature}@${panel}`);
      const chosen = names.filter((_, index) => ((round * 11) >> index) & 1);
      if (chosen.length === 0) continue;
      expect(await redact(log.as('anna'), { revision: 2, reason: 'names', parts: chosen })).toMatchObject({
        ok: true,
      });
      const [event] = await readEvents(log.database.orm, 1);
      const kept = event?.type === 'availability.set' ? (event.payload?.cells ?? []) : [];
      expect(kept).toEqual(cells.filter(({ feature, panel }) => !chosen.includes(`${feature}@${panel}`)));
      expect(await auditLog(log.database, null)).toMatchObject({ tampering: null });
    }
  });

  test('takes an incident that was told elsewhere with its updates, and leaves the others', async () => {
    const log = await openLogWith(['x']);
    const scope = { panels: ['a'], features: [] };
    const incident = (id: string) => ({
      ...scope,
      id,
      title: { pl: id, en: null },
      startedAt: NOON,
      impact: 'minor' as const,
      at: NOON,
      former: [],
    });
    const update = (one: string, id: string, body: string) => ({
      ...scope,
      incident: one,
      id,
      status: 'resolved' as const,
      impact: 'minor' as const,
      body: { pl: body, en: null },
      at: NOON,
    });
    await log.log.append(() => [
      {
        type: 'past.imported',
        since: null,
        actor: 'anna',
        payload: {
          service: 'statuspage',
          incidents: [incident('one'), incident('two')],
          updates: [update('one', 'u', SECRET), update('two', 'u', 'Działa.')],
          maintenances: [],
          names: { components: [], groups: [], incidents: [], updates: [], maintenances: [] },
        },
      },
    ]);
    const parts = ['incidents:one'];
    expect(await redact(log.as('anna'), { revision: 2, reason: 'a name', parts })).toMatchObject({
      ok: true,
    });
    const { changes, incidents } = log.log.known;
    expect(changes.at(-1)?.redaction?.parts).toEqual(['incidents:one', 'updates:one/u']);
    expect(Object.keys(incidents)).toEqual(['two']);
    expect(await isInFiles(log, SECRET)).toBe(false);
    expect(await auditLog(log.database, null)).toMatchObject({ tampering: null });
  });
});
