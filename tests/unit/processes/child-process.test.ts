import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkModule } from '../../../src/processes/child-process.ts';
import { temporaryFolder } from '../../support/folder.ts';

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
