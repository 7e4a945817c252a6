import { expect, test } from 'vitest';
import { lease, tokens } from '../../../db/schema.ts';
import { ClockGuard, clockGuardOf } from '../../../src/store/clock-guard.ts';
import { clockOf } from '../../../src/store/database-clock.ts';
import { EventLog } from '../../../src/store/log.ts';
import { openTestLog } from '../../support/log.ts';
import { confirmation } from '../../support/state.ts';

const TOKEN = {
  id: 'one',
  name: 'one',
  secretHash: '',
  scope: '{}',
  createdBy: 'cli',
  createdAt: '',
  expiresAt: '',
};

/** A log whose node's clock a test shifts (ms) against the database's. */
async function openShifted() {
  const { database, url } = await openTestLog();
  const shift = { ms: 0 };
  const wallClock = () => new Date(Date.now() + shift.ms).toISOString();
  const guard = new ClockGuard(clockOf(url), wallClock);
  const guarded = guard.over(database);
  return { shift, guard, log: new EventLog(guarded, wallClock) };
}

test.for([600_000, -600_000, 62_000])('a clock that differs by %i ms writes no event', async (ms) => {
  const { shift, log } = await openShifted();
  await log.append(() => [confirmation()]);
  shift.ms = ms;
  let isAsked = false;
  const appending = log.append(() => {
    isAsked = true;
    return [confirmation()];
  });
  await expect(appending).rejects.toMatchObject({
    code: 'database.clock',
    message: expect.stringMatching(/is \d+ s (ahead of|behind) that of the database.*timedatectl/),
  });
  expect(isAsked).toBe(false);
  expect((await log.current()).revision).toBe(1);
  // Set right, it writes again: no restart.
  shift.ms = 0;
  expect((await log.append(() => [confirmation()])).ok).toBe(true);
});

test('less than a minute is let pass', async () => {
  const { shift, log } = await openShifted();
  shift.ms = 55_000;
  expect((await log.append(() => [confirmation()])).ok).toBe(true);
});

test('beside the log nothing is written either, but that a node is there; everything can be read', async () => {
  const { shift, guard, log } = await openShifted();
  shift.ms = 600_000;
  await log.use((tables) => guard.measure(tables));
  await expect(log.use((tables) => tables.insert(tokens).values(TOKEN))).rejects.toMatchObject({
    code: 'database.clock',
  });
  await expect(log.use((tables) => tables.update(tokens).set({ name: 'two' }))).rejects.toMatchObject({
    code: 'database.clock',
  });
  await expect(log.use((tables) => tables.delete(tokens))).rejects.toMatchObject({ code: 'database.clock' });
  expect(guard.refusals).toBe(3);
  await log.use((tables) => tables.insert(lease).values({ name: 'writer', holder: null, epoch: 1, beat: 0 }));
  expect(await log.use((tables) => tables.select().from(tokens))).toEqual([]);
  shift.ms = 0;
  await log.use((tables) => guard.measure(tables));
  await log.use((tables) => tables.insert(tokens).values(TOKEN));
});

test('a file has this machine’s own clock', () => {
  expect(clockGuardOf('file:/tmp/x.db', () => '')).toBeNull();
  expect(clockGuardOf('https://db.example', () => '')).not.toBeNull();
});
