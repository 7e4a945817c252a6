import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attackSlowly, hasProgram, openIdle, readBeside, SLOW_NAMES } from '../../../support/attacks.ts';
import { answerAsBackstage, engineSitePlan, startServing } from '../../../support/engine-site.ts';
import { ENGINES, type Engine } from '../../../support/engines.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { until } from '../../../support/front.ts';
import { startBackstage } from '../../../support/servers.ts';
import { openSnapshot } from '../../../support/snapshot.ts';

/** `npm run test:long` does more, waits until those that are slow are cut off, and has the machine for itself. */
const IS_LONG = process.env.ATTACKS !== undefined;
const SLOW = IS_LONG
  ? { connections: 1000, seconds: 50, patience: 5 }
  : { connections: 60, seconds: 6, patience: 60 };
const IDLE = IS_LONG ? 20_000 : 500;
/** What the process may grow by under all of it (MB): what the kernel holds is not counted. */
const GROWTH = 80;
/** What Node's server holds for a connection, about, and keeps for the next (MB). */
const A_CONNECTION = 0.012;

/** Where each of them asks: for what is large, and where something may be sent. */
const WHERE = { 'slow headers': '/', 'slow bodies': '/staff/', 'slow reading': '/large/', ranges: '/large/' };

async function startAttacked(engine: Engine) {
  const folder = join(temporaryFolder(), 'snapshot');
  const snapshot = openSnapshot(folder);
  await snapshot.publish(engineSitePlan());
  const { socket } = await startBackstage((request, response) => {
    answerAsBackstage(request, response).catch(() => response.destroy());
  });
  return startServing(engine, snapshot, { snapshot: folder, socket });
}

describe.each(ENGINES)('the %s engine', (engine) => {
  test.skipIf(!hasProgram('slowhttptest')).each(SLOW_NAMES)(
    'answers readers beside what slowhttptest does: %s',
    { timeout: 200_000 },
    async (name) => {
      const front = await startAttacked(engine);
      const before = { memory: front.memory(), files: front.files() };
      const url = `http://127.0.0.1:${front.port}${WHERE[name]}`;
      const readers = await readBeside(front.port, async () => {
        const { isAvailable, text } = await attackSlowly(name, url, SLOW);
        // Where it reads slowly, its own probe waits for itself.
        expect(isAvailable || name === 'slow reading', text).toBe(true);
      });
      // Who reads over a new connection is answered, each time.
      expect([...readers.answers.keys()]).toEqual([200]);
      expect(readers.p99).toBeLessThan(SLOW.patience * 1000);
      expect(front.memory() - before.memory).toBeLessThan(GROWTH);
      await until(() => front.files() <= before.files + 4, 60_000, 'the end of its connections');
      expect(front.isThere()).toBe(true);
    },
  );

  test(`lets readers in beside ${IDLE} connections over which nothing is said`, {
    timeout: 200_000,
  }, async () => {
    const front = await startAttacked(engine);
    const before = { memory: front.memory(), files: front.files() };
    const hold = async () => {
      const idle = await openIdle(front.port, IDLE);
      const readers = await readBeside(front.port, () => new Promise((resolve) => setTimeout(resolve, 2000)));
      expect([...readers.answers.keys()]).toEqual([200]);
      const memory = front.memory();
      idle.close();
      await until(() => front.files() <= before.files + 4, 60_000, 'the end of its connections');
      return memory;
    };
    const once = await hold();
    expect(once - before.memory).toBeLessThan(GROWTH + IDLE * A_CONNECTION);
    // As many once more find their room made.
    expect((await hold()) - once).toBeLessThan(GROWTH);
    expect(front.isThere()).toBe(true);
  });
});
