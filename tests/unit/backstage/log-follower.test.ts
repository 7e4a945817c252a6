import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { LogFollower } from '../../../src/backstage/log-follower.ts';
import type { Trouble } from '../../../src/backstage/trouble.ts';
import { EMPTY_STATE, type State } from '../../../src/domain/state.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { soon } from '../../support/soon.ts';

const TROUBLE: Trouble = {
  code: 'database.failed',
  message: 'It is gone.',
  todo: 'Bring it back.',
  since: NOON,
};

/** A log whose state and trouble a test sets, followed; every look at it is counted, and what it leads to. */
function follow({ databaseUrl = 'http://127.0.0.1:1', dueIn = Number.POSITIVE_INFINITY } = {}) {
  const log: { known: { state: State; head: string }; trouble: Trouble | null } = {
    known: { state: EMPTY_STATE, head: '' },
    trouble: null,
  };
  const counts = { looks: 0, catchUps: 0, told: 0 };
  const reading: { read: () => Promise<void> } = { read: async () => undefined };
  let lines = '';
  const follower = new LogFollower({
    log,
    databaseUrl,
    databaseAuthToken: null,
    logger: pino({}, { write: (line) => (lines += line) }),
    read: () => {
      counts.looks += 1;
      return reading.read();
    },
    catchUp: async () => {
      counts.catchUps += 1;
      return dueIn;
    },
  });
  onTestFinished(() => follower.close());
  follower.onChange(() => {
    counts.told += 1;
  });
  follower.start();
  return { follower, log, counts, reading, lines: () => lines };
}

test('a log on a server is looked at by itself, and who listens is told of another state alone', async () => {
  const { log, counts } = follow();
  await soon(() => expect(counts.looks).toBeGreaterThan(1));
  expect(counts.told).toBe(0);
  log.known = { state: { ...EMPTY_STATE, revision: 1 }, head: 'head' };
  await soon(() => expect(counts.told).toBe(1));
  const { looks } = counts;
  await soon(() => expect(counts.looks).toBeGreaterThan(looks + 1));
  expect(counts.told).toBe(1);
});

test('a file that is written to is looked at, and again for what a reader does not see at once', async () => {
  const file = join(temporaryFolder(), 'test.db');
  writeFileSync(file, '');
  const { counts, log, reading } = follow({ databaseUrl: `file:${file}` });
  // What was written is seen by the third look alone.
  reading.read = async () => {
    if (counts.looks === 3) log.known = { state: { ...EMPTY_STATE, revision: 1 }, head: 'head' };
  };
  writeFileSync(`${file}-wal`, 'a change');
  await soon(() => expect(counts.told).toBe(1));
});

test('whoever is written to while the log is being read gets one more look, and no two at a time', async () => {
  const file = join(temporaryFolder(), 'test.db');
  writeFileSync(file, '');
  const { counts, reading } = follow({ databaseUrl: `file:${file}` });
  let [open, most] = [0, 0];
  const first = Promise.withResolvers<void>();
  reading.read = async () => {
    open += 1;
    most = Math.max(most, open);
    if (counts.looks === 1) await first.promise;
    open -= 1;
  };
  writeFileSync(file, 'one');
  await soon(() => expect(counts.looks).toBe(1));
  writeFileSync(file, 'two');
  first.resolve();
  await soon(() => expect(counts.looks).toBeGreaterThan(1));
  expect(most).toBe(1);
});

test('what waits for the log is left until the database answers, and is done when it is due', async () => {
  const { counts, log } = follow({ dueIn: 1 });
  log.trouble = TROUBLE;
  await soon(() => expect(counts.looks).toBeGreaterThan(0));
  expect(counts.catchUps).toBe(0);
  log.trouble = null;
  await soon(() => expect(counts.catchUps).toBeGreaterThan(2));
});

test('a look that fails is told of to operators, and others follow', async () => {
  const { counts, reading, log, lines } = follow();
  reading.read = async () => {
    if (counts.looks === 1) throw new Error('broken');
    log.known = { state: { ...EMPTY_STATE, revision: 1 }, head: 'head' };
  };
  await soon(() => expect(counts.told).toBe(1));
  expect(lines()).toContain('log: cannot be read');
});

test('who does not listen any more, and a log that is not followed any more, is not told', async () => {
  const { follower, counts } = follow();
  let heard = 0;
  const stop = follower.onChange(() => {
    heard += 1;
  });
  follower.tell();
  stop();
  follower.tell();
  expect(heard).toBe(1);
  await soon(() => expect(counts.looks).toBeGreaterThan(0));
  follower.close();
  expect(counts.told).toBe(2);
});
