import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FileLease } from '../../../src/backstage/file-lease.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { clockOf } from '../../../src/store/database-clock.ts';
import { NodeTable } from '../../../src/store/nodes.ts';
import { CURRENT_VERSION } from '../../../src/store/upcast.ts';
import { runCommand } from '../../support/command.ts';
import { seedOnce } from '../../support/seeded.ts';
import { serve } from '../../support/servers.ts';

const seeded = seedOnce();

/** A site on one machine whose only node said an hour ago that it is there. */
async function openIdle(address: string | null = null) {
  const dataDir = seeded();
  const url = `file:${join(dataDir, 'latarnia.db')}`;
  const database = await openDatabase({ url, authToken: null });
  onTestFinished(() => database.close());
  const access = { use: <T>(work: (tables: typeof database.orm) => Promise<T>) => work(database.orm) };
  const own = { id: 'one', name: 'vm', address, release: '1.2.3', knows: CURRENT_VERSION };
  await new NodeTable(access, clockOf(url)).register(own, { revision: 7, head: '' }, null);
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  await database.client.execute(`UPDATE nodes SET seen_at = '${hourAgo}'`);
  const lease = new FileLease(url, () => 'one', access);
  await lease.look();
  onTestFinished(() => lease.handOver());
  const nodes = async () => (await runCommand(['nodes'], { DATA_DIR: dataDir })).stdout;
  return { database, lease, nodes };
}

test('a node that runs and has nothing to say is no node that is lost', async () => {
  const { nodes } = await openIdle();
  expect(await nodes()).toMatch(/^vm .* 0 s ago +lease\n\nAll of them agree\.\n$/m);
});

test('one that was killed is told, whatever it wrote down', async () => {
  const { nodes, lease, database } = await openIdle();
  await lease.handOver();
  await database.client.execute("UPDATE lease SET holder = 'one'");
  const said = await nodes();
  expect(said).toMatch(/Node vm was not heard of for 36\d\d s\./);
  expect(said).toContain('No node has the lease');
});

test('where no node is known that is said, and nothing of agreement', async () => {
  const { nodes, database } = await openIdle();
  await database.client.execute('DELETE FROM nodes');
  const said = await nodes();
  expect(said).toContain('No node is known.');
  expect(said).not.toContain('agree');
});

test('one that says of itself that the log goes on from another past is named, at whatever number it is', async () => {
  const said = { snapshot: { revision: 7 }, database: { status: 'trouble', code: 'database.diverged' } };
  const port = await serve((_, response) => response.end(JSON.stringify(said)));
  const { nodes } = await openIdle(`http://127.0.0.1:${port}`);
  expect(await nodes()).toContain('Node vm has published revision 7 as another event');
});
