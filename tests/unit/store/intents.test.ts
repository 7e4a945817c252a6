import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyIntent } from '../../../src/actions/apply-intents.ts';
import { hold } from '../../../src/actions/hold.ts';
import { schedule } from '../../../src/actions/schedule.ts';
import { project } from '../../../src/domain/projection.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { breakTable, mendTable } from '../../support/filled.ts';
import { until } from '../../support/front.ts';
import { openTestLog, type TestLog } from '../../support/log.ts';
import { by, confirmation } from '../../support/state.ts';

const APPLY = fileURLToPath(new URL('../../support/apply-intents.ts', import.meta.url));
const AT = '2021-03-17T12:00:00.000Z';
const LATER = '2021-03-17T12:00:01.000Z';
const COUNT = 16;

/** Confirmations that are due at `LATER`. */
async function scheduleMany({ as }: TestLog, count = COUNT): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const outcome = await schedule(as('anna'), { verb: 'confirm', nextUpdateBy: null }, { at: AT });
    if ('ok' in outcome) throw new Error(outcome.message);
    ids.push(outcome.id);
  }
  return ids;
}

/** Every intent is in the log once, its revision is the one it says, and the log is whole. */
async function expectAppliedOnce({ database, intents, log }: TestLog, ids: readonly string[]) {
  const events = await readEvents(database.orm, 0);
  expect(events.map((event) => event.changeId).sort()).toEqual([...ids].sort());
  for (const id of ids) {
    const revision = events.find((event) => event.changeId === id)?.sequence;
    expect(await intents.find(id)).toMatchObject({ status: 'applied', revision });
  }
  expect(await log.current()).toEqual(project(events));
}

describe('exactly once', () => {
  test('two processes and a third at it at the same time', async () => {
    const site = await openTestLog();
    const ids = await scheduleMany(site);
    site.clock.now = LATER;
    const own = async () => {
      for (const id of ids) await applyIntent(site.intents, id);
    };
    const other = () => promisify(execFile)(process.execPath, [APPLY, site.url, LATER]);
    await Promise.all([own(), other(), other()]);
    await expectAppliedOnce(site, ids);
  }, 60_000);

  test('a process that is killed again and again', async () => {
    const site = await openTestLog();
    const ids = await scheduleMany(site);
    for (let round = 0; round < 2; round += 1) {
      const child = spawn(process.execPath, [APPLY, site.url, LATER], { stdio: 'inherit' });
      await killInTheMiddle(child, site);
    }
    site.clock.now = LATER;
    for (const id of ids) await applyIntent(site.intents, id);
    await expectAppliedOnce(site, ids);
  }, 60_000);

  test('what is appended and what the intent says are one: neither without the other', async () => {
    const site = await openTestLog();
    const [id = ''] = await scheduleMany(site, 1);
    site.clock.now = LATER;
    await breakTable(site.database, 'UPDATE', 'intents');
    await expect(applyIntent(site.intents, id)).rejects.toThrow();
    expect((await site.log.current()).revision).toBe(0);
    await mendTable(site.database, 'intents');
    expect(await applyIntent(site.intents, id)).toMatchObject({ status: 'applied', revision: 1 });
    expect(await applyIntent(site.intents, id)).toMatchObject({ status: 'applied', revision: 1 });
    expect((await site.log.current()).revision).toBe(1);
  });

  test('a change id that is in the log already is answered with its event, and nothing is decided', async () => {
    const { log } = await openTestLog();
    const confirmed = confirmation();
    await log.append(() => [confirmed], 'once');
    await log.append(() => [confirmed]);
    const decide = () => {
      throw new Error('asked again');
    };
    expect(await log.append(decide, 'once')).toMatchObject({
      ok: true,
      revision: 1,
      events: [{ sequence: 1, changeId: 'once' }],
      state: { revision: 2 },
    });
  });
});

/** Kills it as soon as it has published something more, however long it takes to start: the test's own limit is the one there is. */
async function killInTheMiddle(child: ChildProcess, { log }: TestLog): Promise<void> {
  const exited = once(child, 'exit');
  const { revision } = await log.current();
  onTestFinished(() => void child.kill('SIGKILL'));
  const isEnded = () => child.exitCode !== null || child.signalCode !== null;
  await until(async () => isEnded() || (await log.current()).revision >= revision + 2, 60_000);
  child.kill('SIGKILL');
  await exited;
}

describe('the table keeps its word', () => {
  test.for([
    ['what is cancelled does not wait again', "UPDATE intents SET status = 'waiting'", /settled stays so/],
    [
      'nothing is applied that is not in the log',
      "UPDATE intents SET status = 'applied', proposal = NULL, revision = 1",
      /stands in the log/,
    ],
  ] as const)('%s', async ([name, statement, message]) => {
    const site = await openTestLog();
    const [id = ''] = await scheduleMany(site, 1);
    if (name.startsWith('what')) await site.intents.settle(id, () => ({ status: 'cancelled', by: 'anna' }));
    await expect(site.database.client.execute(statement)).rejects.toThrow(message);
  });

  test('what is cancelled never gets into the log', async () => {
    const site = await openTestLog();
    const [id = ''] = await scheduleMany(site, 1);
    await site.intents.settle(id, () => ({ status: 'cancelled', by: 'anna' }));
    const append = site.log.append(() => [by('anna', confirmation())], id);
    await expect(append).rejects.toThrow();
    expect((await site.log.current()).revision).toBe(0);
  });

  test('what is published stands in the log alone, where it can be redacted', async () => {
    const site = await openTestLog();
    const proposal = { verb: 'confirm', nextUpdateBy: null, reason: 'a name' } as const;
    await hold(site.as('anna'), proposal, { minutes: 1 });
    const texts = async () =>
      JSON.stringify((await site.database.client.execute('SELECT * FROM intents')).rows);
    expect(await texts()).toContain('a name');
    site.clock.now = LATER;
    for (const { id } of await site.intents.open()) await applyIntent(site.intents, id);
    expect(site.log.known.changes).toMatchObject([{ reason: 'a name' }]);
    expect(await texts()).not.toContain('a name');
  });
});
