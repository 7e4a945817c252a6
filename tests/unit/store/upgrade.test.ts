import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { clockOf } from '../../../src/store/database-clock.ts';
import { type KnownEvents, NodeTable } from '../../../src/store/nodes.ts';
import { CURRENT_VERSION } from '../../../src/store/upcast.ts';
import { beginUpgrade, finishUpgrade, readUpgrade } from '../../../src/store/upgrade.ts';
import { FORMER_VERSION } from '../../../src/store/written-as.ts';
import { openTestLog } from '../../support/log.ts';
import { confirmation, undoing } from '../../support/state.ts';

/** What this release says and the one before it does not. */
const GAINED = [
  'content.published 2',
  'content.withdrawn 2',
  'content.seen 1',
  'words.published 2',
  'words.withdrawn 3',
  'restoration.set 4',
  'availability.set 4',
  'status.confirmed 3',
  'change.undone 7',
  'incident.opened 3',
  'incident.corrected 3',
  'update.posted 3',
  'update.corrected 4',
  'maintenance.planned 2',
  'maintenance.changed 2',
  'past.imported 1',
  'event.redacted 2',
];
const NOTHING = { revision: 0, head: '' };
const BODY = { pl: 'Sprawdzamy.', en: 'We are looking.' };

/** Of an update its words put right, or also what it says beside them: which only this release can say. */
function correction(status?: 'identified'): DraftEvent {
  const words = { incident: 'a', update: 'b', body: BODY, lags: false };
  const facts = { status: 'identified', impact: 'minor', panels: [], features: [] } as const;
  return {
    type: 'update.corrected',
    payload: status === undefined ? words : { ...words, ...facts },
    since: null,
    actor: 'test',
  };
}

async function openSite() {
  const { log, url, database } = await openTestLog();
  const nodes = new NodeTable(log, clockOf(url));
  const register = (id: string, knows: KnownEvents) =>
    nodes.register(
      { id, name: `${id}.example`, address: null, release: '0.1.0', knows: { ...CURRENT_VERSION, ...knows } },
      NOTHING,
      null,
    );
  const append = (draft: DraftEvent) => log.append(() => [draft]);
  const versions = async () =>
    (await database.client.execute('SELECT type, version FROM events ORDER BY sequence')).rows.map(
      ({ type, version }) => `${type} ${version}`,
    );
  const begin = (id: string) => log.use((tables) => beginUpgrade(tables, clockOf(url), id));
  const state = () => log.use((tables) => readUpgrade(tables, clockOf(url)));
  const finish = () => log.transact((tables) => finishUpgrade(tables));
  return { log, database, register, append, versions, begin, state, finish };
}

test('beside a node of the release before, everything is written as that one reads it, or refused', async () => {
  const { append, register, versions } = await openSite();
  await register('old', FORMER_VERSION);
  await register('new', {});
  expect(await append(confirmation())).toMatchObject({ ok: true });
  expect(await append(correction())).toMatchObject({ ok: true });
  expect(await append(undoing(1, {}))).toMatchObject({ ok: true });
  const refused = await append(correction('identified'));
  expect(refused).toMatchObject({
    ok: false,
    code: 'upgrade.unfinished',
    message: expect.stringMatching(/latarnia upgrade finish/),
  });
  expect(await versions()).toEqual(['status.confirmed 2', 'update.corrected 1', 'change.undone 3']);
});

test('a change of several events is refused whole', async () => {
  const { log, register, versions } = await openSite();
  await register('old', FORMER_VERSION);
  const both = await log.append(() => [confirmation(), correction('identified')]);
  expect(both).toMatchObject({ code: 'upgrade.unfinished' });
  expect(await versions()).toEqual([]);
});

test('where all know it, it is written', async () => {
  const { append, register, versions } = await openSite();
  await register('new', {});
  expect(await append(correction('identified'))).toMatchObject({ ok: true });
  expect(await versions()).toEqual(['update.corrected 4']);
});

test('a begun upgrade stays unfinished when the old nodes are gone, until it is said to be finished', async () => {
  const { append, begin, database, finish, register, state, versions } = await openSite();
  await register('old', FORMER_VERSION);
  await begin('new');
  await register('new', {});
  await database.client.execute("UPDATE nodes SET seen_at = '2020-01-01T00:00:00.000Z' WHERE id = 'old'");
  expect(await append(correction('identified'))).toMatchObject({ code: 'upgrade.unfinished' });
  expect(await state()).toMatchObject({
    old: [{ node: { id: 'old', isLive: false }, unread: GAINED }],
    gained: GAINED,
  });
  await finish();
  expect(await append(correction('identified'))).toMatchObject({ ok: true });
  expect(await versions()).toEqual(['update.corrected 4']);
  expect((await state()).gained).toEqual([]);
});

test('a node that is upgraded by itself begins one, too: it knows what it was', async () => {
  const { append, begin, register } = await openSite();
  await register('one', FORMER_VERSION);
  await begin('one');
  await register('one', {});
  expect(await append(correction('identified'))).toMatchObject({ code: 'upgrade.unfinished' });
});

test('the epoch of the hosts stays what it is', async () => {
  const { database, finish } = await openSite();
  await database.client.execute("INSERT INTO cluster (name, epoch) VALUES ('hosts', 7)");
  await finish();
  const { rows } = await database.client.execute('SELECT epoch FROM cluster');
  expect(rows).toMatchObject([{ epoch: 7 }]);
});
