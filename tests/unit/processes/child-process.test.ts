import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { forkModule, Supervised } from '../../../src/processes/child-process.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { starve } from '../../support/starving.ts';

const TELL = `process.send({ heap: process.execArgv, arenas: process.env.MALLOC_ARENA_MAX });`;

async function tells(environment: NodeJS.ProcessEnv) {
  const file = join(temporaryFolder(), 'child.mjs');
  writeFileSync(file, TELL);
  const [said] = await once(forkModule(file, [], [], environment), 'message');
  return said;
}

test('a process that stays keeps little of what is made and forgotten, in V8 and outside of it', async () => {
  const { MALLOC_ARENA_MAX: _, ...environment } = process.env;
  expect(await tells(environment)).toEqual({
    heap: expect.arrayContaining(['--max-semi-space-size=8']),
    arenas: '2',
  });
});

test('whoever knows better what glibc is to keep says so', async () => {
  expect(await tells({ ...process.env, MALLOC_ARENA_MAX: '4' })).toMatchObject({ arenas: '4' });
});

/** Says that it is alive every few milliseconds; with `hangs` once, and no more; with `circles` until it is told to run in circles. */
const BEATS = `
process.send({ kind: 'beat' });
const beats = setInterval(() => process.send({ kind: 'beat' }), 20);
if (process.argv[2] === 'hangs') { clearInterval(beats); setInterval(() => {}, 1000); }
if (process.argv[2] === 'circles') process.on('message', () => { for (;;); });
`;
/** How long it may say nothing (ms). */
const SILENCE = 500;

/** A child that may be silent for half a second: what it says, and how it ends. */
function supervise(...args: readonly string[]) {
  const file = join(temporaryFolder(), 'child.mjs');
  writeFileSync(file, BEATS);
  const ended = Promise.withResolvers<void>();
  const beats = new EventEmitter();
  const child = new Supervised({
    ...{ name: 'child', module: file, args: () => args, silenceLimit: SILENCE },
    logger: pino({ level: 'silent' }),
    onMessage: () => beats.emit('beat'),
    onExit: () => ended.resolve(),
  });
  child.start();
  onTestFinished(() => child.stop());
  const hear = async (count: number) => {
    for (let heard = 0; heard < count; heard += 1) await once(beats, 'beat');
  };
  return { child, ended: ended.promise, hear };
}

test('a child that says nothing any more is killed', async () => {
  const { child, ended } = supervise('hangs');
  const { pid } = child;
  await ended;
  expect(pid).not.toBeNull();
});

test('a child that runs in circles is killed', async () => {
  const { child, ended, hear } = supervise('circles');
  await hear(1);
  child.send('go');
  await ended;
});

test('a child that the machine gives no time is waited for longer, and not for ever', async () => {
  const { child, ended, hear } = supervise('circles');
  await hear(1);
  starve(child.pid ?? 0);
  child.send('go');
  const since = performance.now();
  await ended;
  expect(performance.now() - since).toBeGreaterThan(3 * SILENCE);
});

test('a supervisor that was halted itself does not take that for the silence of its child', async () => {
  const { child, hear } = supervise();
  await hear(1);
  const { pid } = child;
  // Nothing runs here for longer than the child may be silent: so it is when a machine was halted.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900);
  // More than it can have said meanwhile.
  await hear(100);
  expect(child.pid).toBe(pid);
});
