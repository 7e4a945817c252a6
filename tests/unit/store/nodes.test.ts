import { expect, test } from 'vitest';
import { clockOf, measureAhead } from '../../../src/store/database-clock.ts';
import { LeaseRow } from '../../../src/store/lease.ts';
import { NodeTable, type OwnNode, withPresent } from '../../../src/store/nodes.ts';
import { CURRENT_VERSION } from '../../../src/store/upcast.ts';
import { openTestLog } from '../../support/log.ts';

const NOTHING = { revision: 0, head: '' };

const nodeOf = (id: string): OwnNode => ({
  id,
  name: `${id}.example`,
  address: `http://${id}.example:4321`,
  release: '1.2.3',
  knows: CURRENT_VERSION,
});

async function openNodes() {
  const { log, url, database } = await openTestLog();
  return { log, url, database, nodes: new NodeTable(log, clockOf(url)) };
}

test('a node registers, says what it publishes, and is seen with who holds the lease', async () => {
  const { log, nodes } = await openNodes();
  const started = await nodes.register(nodeOf('one'), NOTHING, null);
  await nodes.register(nodeOf('two'), NOTHING, -7);
  await new LeaseRow({ access: log, node: () => 'two', monotonic: () => 0 }).look();
  expect(await nodes.beat('one', started, { revision: 3, head: 'abc' }, 12)).toBe(true);
  expect(await nodes.list()).toEqual([
    {
      id: 'one',
      name: 'one.example',
      address: 'http://one.example:4321',
      release: '1.2.3',
      knows: CURRENT_VERSION,
      published: { revision: 3, head: 'abc' },
      clockAhead: 12,
      startedAt: started,
      seenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      age: expect.any(Number),
      isLive: true,
      holdsLease: false,
    },
    expect.objectContaining({ id: 'two', clockAhead: -7, holdsLease: true }),
  ]);
});

test('another that registers under the same id takes the row over, and the first is told', async () => {
  const { nodes, database } = await openNodes();
  const first = await nodes.register(nodeOf('one'), NOTHING, null);
  await database.client.execute(`UPDATE nodes SET started_at = '2020-01-01T00:00:00.000Z'`);
  expect(await nodes.beat('one', first, NOTHING, null)).toBe(false);
});

test('a node that was not seen for three minutes is gone; it stays listed until it is forgotten', async () => {
  const { nodes, database } = await openNodes();
  await nodes.register(nodeOf('one'), NOTHING, null);
  await database.client.execute(`UPDATE nodes SET seen_at = '2020-01-01T00:00:00.000Z'`);
  expect(await nodes.list()).toMatchObject([{ id: 'one', isLive: false }]);
  await nodes.forget('one');
  expect(await nodes.list()).toEqual([]);
});

test('the clock of a node is measured against the database’s, and no more is said than is certain', async () => {
  const { log, url } = await openNodes();
  const measure = (wallClock: () => string) =>
    log.use((tables) => measureAhead(tables, clockOf(url), wallClock));
  const shifted = (ms: number) => () => new Date(Date.now() + ms).toISOString();
  // Both clocks are this machine's: what is left is how long the question took.
  expect(Math.abs(await measure(shifted(0)))).toBeLessThan(5);
  const ahead = await measure(shifted(600_000));
  expect(ahead).toBeLessThanOrEqual(600_000);
  expect(ahead).toBeGreaterThan(540_000);
  expect(await measure(shifted(-600_000))).toBeLessThan(-540_000);
  // An answer that took ten minutes says nothing.
  let asked = 0;
  const slow = () => new Date(Date.now() + (asked++ === 0 ? -300_000 : 300_000)).toISOString();
  expect(await measure(slow)).toBe(0);
});

test('a node that is known to be there was seen just now, whatever stands in its row', () => {
  const row = (id: string) => ({ id, seenAt: '2026-01-01T00:00:00.000Z', age: 3_600_000 });
  expect(withPresent([row('one'), row('two')], 'two')).toEqual([
    row('one'),
    { id: 'two', seenAt: '2026-01-01T01:00:00.000Z', age: 0 },
  ]);
});
