import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { warsawTime } from '../../../src/domain/time.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { EventLog } from '../../../src/store/log.ts';
import { runCommand } from '../../support/command.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { listen } from '../../support/port.ts';
import type { Cluster } from '../../support/postgres.ts';
import { type Pair, startPair } from '../../support/postgres-pair.ts';
import { noPostgres } from '../../support/postgres-programs.ts';
import { confirmation } from '../../support/state.ts';

let pair: Pair;
/** Who writes and who follows: a promotion has them change places. */
let primary: Cluster;
let standby: Cluster;
let count = 0;

/** Address of a database as an ordinary user has it. */
const own = (cluster: Cluster, name: string) => cluster.urlOf(name).replace('postgres@', 'ada@');

beforeAll(async () => {
  if (noPostgres !== null) return;
  pair = await startPair();
  ({ primary, standby } = pair);
  await primary.run('CREATE ROLE ada LOGIN');
  await primary.run('CREATE DATABASE template OWNER ada');
  await primary.run('GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO ada', 'template');
  const database = await openDatabase({ url: own(primary, 'template'), authToken: null });
  await new EventLog(database, () => NOON).append(() => [confirmation(), confirmation()]);
  database.close();
});
afterAll(() => pair?.stop());

/** Makes of both a primary and its standby again, whatever became of them. */
async function mend(): Promise<void> {
  if (await isStandby(standby)) {
    await primary.start();
    return;
  }
  [primary, standby] = [standby, primary];
  await standby.halt();
  await standby.follow(primary);
}

/** A database of both with a log of two events, and the command line of a node that works with it as an ordinary user. */
async function openPair() {
  count += 1;
  const name = `log_${count}`;
  await primary.run(`CREATE DATABASE ${name} TEMPLATE template OWNER ada`);
  const caughtUp = () => pair.caughtUp(primary, standby);
  await caughtUp();
  onTestFinished(mend);
  const environment = {
    DATA_DIR: temporaryFolder(),
    DATABASE_URL: `postgres://ada@${primary.address},${standby.address}/${name}`,
  };
  const names = { primary: `127.0.0.1:${primary.port}`, standby: `127.0.0.1:${standby.port}` };
  return {
    // Of this test, whatever it makes of them.
    primary,
    standby,
    caughtUp,
    name,
    names,
    run: (words: string, other = {}) => runCommand(words.split(' '), { ...environment, ...other }),
    nodes: async () => JSON.parse((await runCommand(['nodes', '--json'], environment)).stdout),
    onlyStandby: { DATABASE_URL: `postgres://ada@127.0.0.1:1,${names.standby}/${name}` },
  };
}

/** What a node says of itself, as its row. */
const nodeRow = (id: string, revision: number, address: string | null = null) =>
  `INSERT INTO nodes (id, name, address, release, knows, published_revision, published_head, started_at, seen_at)
    VALUES ('${id}', '${id}', ${address === null ? 'NULL' : `'${address}'`}, '1', '{}', ${revision}, '', '${NOON}', '${NOON}')`;

const isStandby = async (cluster: Cluster) =>
  (await cluster.run('SELECT pg_is_in_recovery() AS standby'))[0]?.standby;

describe.skipIf(noPostgres !== null)('latarnia promote', () => {
  test('refuses while the primary answers, or lives out of sight; says what it would do, and does it with --yes', async () => {
    const { primary, standby, name, names, run, nodes, onlyStandby } = await openPair();
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${names.primary} answers and takes writes: it is the primary.`),
    });

    // It does not answer here, but goes on writing, and the standby receives it.
    const beat = setInterval(
      () => void primary.run('CREATE TABLE IF NOT EXISTS b (); DROP TABLE b').catch(() => 0),
      200,
    );
    expect(await run('promote --yes', onlyStandby)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('its primary lives, though it does not answer here'),
    });
    clearInterval(beat);
    expect(await isStandby(standby)).toBe(true);

    await primary.kill();
    const said = await run('promote');
    expect(said).toMatchObject({ code: 1, stderr: expect.stringContaining('repeat with --yes') });
    expect(said.stdout).toContain(
      `${names.standby} becomes the primary, in epoch 1. Its log ends at revision 2`,
    );
    expect(said.stdout).toContain(`${names.primary}: nothing listens there.`);
    expect(await isStandby(standby)).toBe(true);

    expect(await run(`promote ${names.standby} --yes`)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${names.standby} is the primary, in epoch 1, at revision 2.`),
    });
    expect(await isStandby(standby)).toBe(false);
    expect(await standby.run('SELECT kind, actor, facts FROM audit', name)).toEqual([
      {
        kind: 'host.promoted',
        actor: expect.stringMatching(/^cli/),
        facts: JSON.stringify({ host: names.standby, epoch: '1', revision: '2' }),
      },
    ]);

    // The former one comes back as it was: it takes writes, and nobody gives it any.
    await primary.start();
    expect(await nodes()).toMatchObject({
      agree: false,
      hosts: [
        { name: names.primary, role: 'fenced', epoch: 0 },
        { name: names.standby, role: 'primary', epoch: 1 },
      ],
      troubles: expect.arrayContaining([expect.stringContaining('nothing is written to it')]),
    });
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('takes writes already, in epoch 1'),
    });
    expect(await run(`promote ${names.primary} --yes`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was left behind by a promotion'),
    });

    await primary.halt();
    await primary.follow(standby);
    expect(await nodes()).toMatchObject({
      hosts: [
        { role: 'standby', epoch: 1 },
        { role: 'primary', epoch: 1 },
      ],
    });
  });

  test('refuses when its log lacks what a node has published, by its row or by its own word', async () => {
    const { primary, standby, name, names, run, caughtUp } = await openPair();
    const server = createServer((_, response) => response.end(JSON.stringify({ snapshot: { revision: 3 } })));
    const port = await listen(server);
    onTestFinished(() => void server.close());
    await primary.run(nodeRow('north', 7), name);
    await caughtUp();
    await primary.kill();
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `node north has published revision 7, and the log of ${names.standby} ends at 2: readers have seen what it lacks.`,
      ),
    });
    await primary.start();
    // One that cannot be asked, and was there lately, is no obstacle: it is named.
    await primary.run('DELETE FROM nodes', name);
    await primary.run(nodeRow('east', 2, 'http://127.0.0.1:1'), name);
    const now = new Date().toISOString();
    await primary.run(`UPDATE nodes SET seen_at = '${now}'`, name);
    await caughtUp();
    await primary.kill();
    expect((await run('promote')).stdout).toContain(
      `node east does not answer: what it has published since ${warsawTime(now)} is not known.`,
    );
    await primary.start();
    await primary.run('DELETE FROM nodes', name);
    await primary.run(nodeRow('south', 2, `http://127.0.0.1:${port}`), name);
    await caughtUp();
    await primary.kill();
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('node south, asked now, has published revision 3'),
    });
    expect(await isStandby(standby)).toBe(true);
  });

  test('refuses when its chain is broken', async () => {
    const { primary, standby, name, run, caughtUp } = await openPair();
    await primary.run('ALTER TABLE event_payloads DISABLE TRIGGER ALL', name);
    await primary.run(
      `UPDATE event_payloads SET payload = '{"nextUpdateBy":null,"why":null}' WHERE sequence = 1`,
      name,
    );
    await caughtUp();
    await primary.kill();
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not as it was written. What event 1 says was changed.'),
    });
    expect(await isStandby(standby)).toBe(true);
  });

  test('promotes over a frozen primary, and says that it may go on', async () => {
    const { primary, standby, names, run, nodes } = await openPair();
    primary.freeze();
    expect((await nodes()).hosts[0]).toMatchObject({
      role: 'frozen',
      silence: 'it takes connections and says nothing',
    });
    expect(await run('promote --yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${names.primary} may go on where it stopped`),
    });
    primary.thaw();
    expect((await nodes()).hosts).toMatchObject([{ role: 'fenced' }, { role: 'primary' }]);
    expect(await isStandby(standby)).toBe(false);
  });

  test('says what is missing where the user may not promote', async () => {
    const { primary, standby, name, run, caughtUp } = await openPair();
    await primary.run('REVOKE EXECUTE ON FUNCTION pg_promote(boolean, integer) FROM ada', name);
    await caughtUp();
    await primary.kill();
    expect(await run('promote --yes')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO ada'),
    });
    // By hand then, and once more: the epoch is raised all the same.
    await standby.promote();
    expect(await run('promote --yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('in epoch 1'),
    });
  });
});
