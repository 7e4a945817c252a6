import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { applyIntent } from '../../../src/actions/apply-intents.ts';
import { endAlone, takeAlone } from '../../../src/backstage/alone.ts';
import { LogConnection } from '../../../src/backstage/log-connection.ts';
import { wallClock } from '../../../src/backstage/wall-clock.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { OPERATOR } from '../../../src/domain/staff.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { StoredIntents } from '../../../src/store/intents.ts';
import { TokenStore } from '../../../src/store/tokens.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type Pair, startPair } from '../../support/postgres-pair.ts';
import { noPostgres } from '../../support/postgres-programs.ts';
import { soon } from '../../support/soon.ts';
import { confirmation } from '../../support/state.ts';

async function openLog(url: string) {
  const told = vi.fn();
  const log = new LogConnection({
    config: readConfig({ DATA_DIR: temporaryFolder(), DATABASE_URL: url }, '/'),
    logger: pino({ level: 'silent' }),
    wallClock,
    claim: () => null,
    accepted: () => null,
    fallback: EMPTY_STATE,
    busyTimeout: 5000,
    onProven: told,
  });
  onTestFinished(() => log.close());
  await log.refresh();
  return { log, told };
}

const append = (log: LogConnection) => log.append(() => [confirmation()]);

/** What takes as long as two machines take. */

describe.skipIf(noPostgres !== null)('a log that a primary and a standby hold', () => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair(['frozen', 'dead', 'lost', 'busy', 'back']);
  }, 60_000);
  afterAll(() => pair.stop());

  const openNode = (name: string) => openLog(pair.urlOf(name));
  const publishedBy = (log: LogConnection) => log.published?.state.revision ?? null;

  test('what the standby has is safe, and published; of what it has not nothing is, by no node, until it has it', async () => {
    const { log } = await openNode('frozen');
    expect(await append(log)).toMatchObject({ ok: true, revision: 1, safe: true });
    expect(publishedBy(log)).toBe(1);
    expect(log.unproven).toBeNull();
    const { log: other, told } = await openNode('frozen');
    await soon(() => expect(publishedBy(other)).toBe(1));

    pair.standby.freeze();
    onTestFinished(() => pair.standby.thaw());
    expect(await append(log)).toMatchObject({ ok: true, revision: 2, safe: false });
    expect(log.known.state.revision).toBe(2);
    expect(log.wroteUnsafely).toBe(true);
    expect(log.unproven).toEqual({ revisions: { first: 2, last: 2 }, isAlone: false });
    expect(publishedBy(log)).toBe(1);
    expect(await log.isSafe(2)).toBe(false);
    // Nor by a node that only read it, or by one that starts now.
    await other.refresh();
    expect(other.known.state.revision).toBe(2);
    expect(publishedBy(other)).toBe(1);
    const { log: fresh } = await openNode('frozen');
    expect(fresh.known.state.revision).toBe(2);
    expect(publishedBy(fresh)).toBeNull();
    // It was noticed by now: nobody waits for it, and nothing more is taken.
    await log.copies?.look();
    expect(await append(log)).toMatchObject({ ok: false, code: 'database.unsafe' });
    expect(log.hostsTrouble).toMatchObject({ code: 'database.unsafe', hosts: [2] });

    told.mockClear();
    pair.standby.thaw();
    await soon(() => expect([log, other, fresh].map(publishedBy)).toEqual([2, 2, 2]));
    await soon(() => expect(told).toHaveBeenCalled());
    expect(await log.isSafe(2)).toBe(true);
    expect(log.unproven).toBeNull();
    expect(log.published?.state).toEqual(log.known.state);
  });

  test('a change waits for itself alone, and is answered before anything is made of it', async () => {
    const { log, told } = await openNode('busy');
    const order: string[] = [];
    told.mockImplementation(() => order.push(`told of ${publishedBy(log)}`));
    await append(log).then(() => order.push('answered'));
    await soon(() => expect(order).toEqual(['answered', 'told of 1']));

    // What is written meanwhile, here or elsewhere, and lags, holds up nobody who wrote before.
    const copies = log.copies;
    if (copies === null) throw new Error('there is one machine');
    const asked: number[] = [];
    const holding = vi.spyOn(copies, 'holds').mockImplementation(async ({ revision }) => {
      asked.push(revision);
      return revision === 2 && log.known.state.revision === 3;
    });
    onTestFinished(() => holding.mockRestore());
    const earlier = append(log);
    await soon(() => expect(asked).toContain(2));
    const later = append(log);
    expect(await earlier).toMatchObject({ revision: 2, safe: true });
    expect(publishedBy(log)).toBe(2);
    holding.mockRestore();
    expect(await later).toMatchObject({ revision: 3, safe: true });
  });

  test('without a standby changes are refused, unless they are taken alone, which ends once it has all of it', async () => {
    const { log } = await openNode('dead');
    expect(await append(log)).toMatchObject({ ok: true, safe: true });
    const intents = new StoredIntents(log, wallClock);
    const scheduled = await intents.add(({ state }) => ({
      kind: 'scheduled',
      proposal: { verb: 'confirm', nextUpdateBy: null, reason: null },
      basis: state.revision,
      applyAt: NOON,
      actor: 'cli:anna',
      authority: OPERATOR,
    }));
    const id = 'id' in scheduled ? scheduled.id : '';
    const tokens = new TokenStore(log, wallClock);
    const scope = { verbs: ['confirm'], features: null, panels: null } as const;
    const { token } = await tokens.issue({
      name: 'robot',
      scope,
      createdBy: 'cli:anna',
      expiresAt: '2999-01-01T00:00:00.000Z',
    });
    expect(log.wroteUnsafely).toBe(false);
    await pair.standby.kill();
    await log.copies?.look();
    const refused = await append(log);
    expect(refused).toMatchObject({ ok: false, code: 'database.unsafe' });
    expect(refused).toMatchObject({
      message: expect.stringContaining(`127.0.0.1:${pair.standby.port} does not answer`),
    });
    // What is due is refused for the same reason, and goes on waiting.
    expect(await applyIntent(intents, id)).toMatchObject({ ok: false, code: 'database.unsafe' });
    expect(await intents.find(id)).toMatchObject({ status: 'waiting' });
    // A token that leaked is ended all the same, and it is told that one machine alone knows.
    await tokens.revoke(token.id);
    expect(await tokens.find(token.id)).toMatchObject({ revokedAt: expect.any(String) });
    expect(log.wroteUnsafely).toBe(true);

    await takeAlone(log, 'cli:anna');
    expect(log.hostsTrouble).toMatchObject({ code: 'database.alone', hosts: [2] });
    expect(await append(log)).toMatchObject({ ok: true, revision: 2, safe: false });
    expect(publishedBy(log)).toBe(2);
    expect(log.unproven).toMatchObject({ isAlone: true });
    expect(await applyIntent(intents, id)).toMatchObject({ status: 'applied', revision: 3 });
    expect(await endAlone(log)).toBe(false);

    await pair.standby.start();
    await log.copies?.look();
    const ended = async () => expect(await endAlone(log)).toBe(true);
    await soon(ended);
    expect(await endAlone(log)).toBe(false);
    expect(log.hostsTrouble).toBeNull();
    expect(await append(log)).toMatchObject({ ok: true, revision: 4, safe: true });
    const kept = await pair.primary.run('SELECT kind, actor, facts FROM audit ORDER BY id', 'dead');
    const hosts = JSON.stringify({ hosts: `127.0.0.1:${pair.standby.port}` });
    expect(kept).toEqual([
      { kind: 'hosts.alone', actor: 'cli:anna', facts: hosts },
      { kind: 'hosts.together', actor: null, facts: hosts },
    ]);
  });

  test('taken alone, a change is published without another machine, but waits a while for one that is back', async () => {
    const { log } = await openNode('back');
    await append(log);
    await takeAlone(log, 'cli:anna');
    const copies = log.copies;
    if (copies === null) throw new Error('there is one machine');
    // However long this machine takes, no time passes.
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const holding = vi.spyOn(copies, 'holds').mockResolvedValue(false);
    onTestFinished(() => holding.mockRestore());
    let isAnswered = false;
    const lagging = append(log).finally(() => {
      isAnswered = true;
    });
    await soon(() => expect(holding.mock.calls.length).toBeGreaterThan(5));
    expect([isAnswered, publishedBy(log)]).toEqual([false, 1]);
    holding.mockRestore();
    expect(await lagging).toMatchObject({ revision: 2, safe: true });
    expect(publishedBy(log)).toBe(2);

    vi.useRealTimers();
    pair.standby.freeze();
    onTestFinished(() => pair.standby.thaw());
    expect(await append(log)).toMatchObject({ revision: 3, safe: false });
    expect(publishedBy(log)).toBe(3);
  });

  test('what was lost with its machine before it was safe stops no node that knew of it', async () => {
    const { log } = await openNode('lost');
    expect(await append(log)).toMatchObject({ ok: true, revision: 1, safe: true });
    // It answers, and follows nobody any more.
    await pair.standby.run("ALTER SYSTEM SET primary_conninfo = ''");
    await pair.standby.run('SELECT pg_reload_conf()');
    await soon(async () => expect(await pair.standby.run('SELECT 1 FROM pg_stat_wal_receiver')).toEqual([]));
    expect(await append(log)).toMatchObject({ ok: true, revision: 2, safe: false });
    await pair.primary.kill();
    await pair.standby.promote();
    // As `promote --alone` says it, before anybody has read the log there.
    const alone = "'hosts', 1, '2021-03-11T12:00:00.000Z', 'cli:anna'";
    await pair.standby.run(
      `INSERT INTO cluster (name, epoch, alone_since, alone_by) VALUES (${alone})`,
      'lost',
    );
    await log.copies?.look();
    expect(log.hostsTrouble).toMatchObject({ code: 'database.alone' });
    expect(await log.proveWritten()).toBe(false);
    expect(publishedBy(log)).toBe(1);
    await soon(async () => {
      await log.refresh();
      expect(log.trouble).toBeNull();
    });
    expect(log.known.state.revision).toBe(1);
    expect(publishedBy(log)).toBe(1);
    expect(await append(log)).toMatchObject({ ok: true, revision: 2, safe: false });
    // Now it was published: a log without it is taken up no more.
    expect(publishedBy(log)).toBe(2);
    for (const table of ['event_payloads', 'events']) {
      await pair.standby.run(`ALTER TABLE ${table} DISABLE TRIGGER ALL`, 'lost');
      await pair.standby.run(`DELETE FROM ${table} WHERE sequence = 2`, 'lost');
    }
    await log.refresh();
    const todo = expect.stringContaining('latarnia nodes');
    expect(log.trouble).toMatchObject({ code: 'database.behind', todo });
    // What stands beside the log can be read all the same, and says nothing of that.
    await log.use(async () => undefined);
    expect(log.trouble?.code).toBe('database.behind');
  });
});

test.skipIf(noPostgres !== null)(
  'that a second machine has it again ends what was said of this primary, not of one promoted meanwhile',
  async () => {
    const { primary, standby, urlOf, stop } = await startPair(['one']);
    onTestFinished(stop);
    const { log } = await openLog(urlOf('one'));
    expect(await append(log)).toMatchObject({ ok: true, revision: 1, safe: true });
    await takeAlone(log, 'cli:anna');
    const prove = log.proveWritten.bind(log);
    const proving = vi.spyOn(log, 'proveWritten').mockImplementation(async () => {
      const isProven = await prove();
      await primary.kill();
      await standby.promote();
      const promoted =
        "UPDATE cluster SET epoch = 1, alone_since = '2031-03-11T12:00:00Z', alone_by = 'cli:ewa'";
      await standby.run(promoted, 'one');
      await log.copies?.look();
      return isProven;
    });
    expect(await endAlone(log)).toBe(false);
    proving.mockRestore();
    const kept = await standby.run('SELECT alone_by FROM cluster', 'one');
    expect(kept).toEqual([{ alone_by: 'cli:ewa' }]);
    expect(await append(log)).toMatchObject({ ok: true, revision: 2, safe: false });
  },
);
