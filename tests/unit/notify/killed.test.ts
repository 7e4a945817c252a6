import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { deliveries, subscribers, topics } from '../../../db/schema.ts';
import { wallClock } from '../../../src/backstage/wall-clock.ts';
import { QUICK_START } from '../../../src/processes/quick-start.ts';
import type { Database } from '../../../src/store/dialects/dialect.ts';
import { moveCursor, startCursor } from '../../../src/store/telling/cursor.ts';
import { addOccurrences, releaseOccurrence } from '../../../src/store/telling/occurrences.ts';
import { until } from '../../support/front.ts';
import { openTestLog } from '../../support/log.ts';

const WORKER = fileURLToPath(new URL('../../support/tell-all.ts', import.meta.url));
const KILLS = Number(process.env.KILLS ?? 8);
/** Enough for the last worker to die in the middle of its work as well: between two kills each of the two tells about forty. */
const PEOPLE = Number(process.env.PEOPLE ?? (process.env.KILLS === undefined ? 2000 : 100 * KILLS));
/** A worker starts, and tells some, in less (ms), also beside other programs. */
const ROUND = 6000;
/** Nothing that was left behind waits longer than a lease; whoever tells nobody for so long (ms) stands still. */
const STANDSTILL = 120_000;
const CONNECTIONS = 8;
/** Long beside a write of a busy disk (ms): what doubles is of the kills alone, and not of a lease that ran out. */
const LEASE = 3000;

/** So many who asked for the same, in a few statements. */
async function addMany({ orm }: Database, count: number): Promise<void> {
  const at = wallClock();
  for (let first = 0; first < count; first += 500) {
    const ids = Array.from(
      { length: Math.min(500, count - first) },
      (_, index) => `s${String(first + index).padStart(7, '0')}`,
    );
    await orm.insert(subscribers).values(
      ids.map((id) => ({
        ...{ id, channel: 'webhook' as const, addressHash: id, sealed: '', keyId: 'test', settings: '{}' },
        ...{
          locale: 'pl' as const,
          pace: 'at-once' as const,
          status: 'confirmed' as const,
          provenance: '{}',
        },
        ...{ createdAt: at, confirmedAt: at, changedAt: at },
      })),
    );
    await orm
      .insert(topics)
      .values(ids.map((id) => ({ topic: 'change/b/*', subscriber: id, subscription: id })));
  }
}

/** A receiver that counts by which ids it told whom, and how often. */
async function startCounter() {
  const told = new Map<string, string[]>();
  let count = 0;
  const server = createServer((request, response) => {
    const [, subscriber = '', id = ''] = (request.url ?? '').split('/');
    told.set(subscriber, [...(told.get(subscriber) ?? []), id]);
    count += 1;
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  return { told, port: typeof address === 'object' && address ? address.port : 0, count: () => count };
}

test(
  'two workers that are killed again and again lose nobody, and tell nobody by two ids',
  async () => {
    const { database, url } = await openTestLog();
    await addMany(database, PEOPLE);
    const occurrence = {
      ...{ key: 'event/test', revision: 1, at: wallClock(), subjects: [], undoes: null, isUrgent: true },
      topics: [{ topic: 'change/b/*', rank: 1 }],
    };
    await database.transact(async (tables) => {
      const place = { logId: 'test', revision: 0, hash: '', clockAt: wallClock() };
      await startCursor(tables, { ...place, siteUrl: '', pause: null });
      await moveCursor(tables, { pause: null });
      await addOccurrences(tables, [occurrence], wallClock());
      await releaseOccurrence(tables, occurrence);
    });
    const { told, port, count } = await startCounter();
    const start = () =>
      fork(WORKER, [url, String(port), String(CONNECTIONS), String(LEASE)], { execArgv: [...QUICK_START] });
    const workers: ChildProcess[] = [start(), start()];
    onTestFinished(() => {
      for (const worker of workers) worker.kill('SIGKILL');
    });
    let kills = 0;
    while (kills < KILLS && told.size < PEOPLE) {
      const index = kills % 2;
      const before = count();
      // It dies in the middle of its work, and not before that.
      await until(() => count() > before + ((kills * 7) % 40) || told.size === PEOPLE, 60_000);
      const victim = workers[index];
      victim?.kill('SIGKILL');
      if (victim && victim.exitCode === null) await once(victim, 'exit');
      kills += 1;
      workers[index] = start();
    }
    const left = async () => {
      const [row] = await database.orm
        .select({ count: sql<number>`count(*)` })
        .from(deliveries)
        .where(eq(deliveries.status, 'sent'));
      return PEOPLE - Number(row?.count ?? 0);
    };
    // However slow the machine is: as long as it goes on, nobody was forgotten. The table is not counted meanwhile, which would take
    // longer than to tell those in it.
    while (told.size < PEOPLE) {
      const before = told.size;
      await until(() => told.size > before, STANDSTILL);
    }
    await until(async () => (await left()) === 0, STANDSTILL);
    const doubled = count() - PEOPLE;
    const byTwoIds = [...told].filter(([, ids]) => new Set(ids).size > 1);
    process.stdout.write(`${kills} kills, ${PEOPLE} told, ${doubled} messages doubled\n`);
    expect({ told: told.size, byTwoIds }).toEqual({ told: PEOPLE, byTwoIds: [] });
    expect(doubled).toBeLessThanOrEqual(kills * CONNECTIONS);
  },
  600_000 + KILLS * ROUND + PEOPLE * 50,
);
