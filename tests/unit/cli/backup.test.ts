import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../../support/command.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { QUICK, startPostgres } from '../../support/postgres.ts';
import { noPostgres } from '../../support/postgres-programs.ts';
import { seedOnce } from '../../support/seeded.ts';

const seeded = seedOnce();

test.skipIf(noPostgres !== null)(
  'servers that are filled anew are above every epoch that the node ever saw',
  async () => {
    const cluster = await startPostgres(QUICK);
    onTestFinished(() => cluster.stop());
    await cluster.run('CREATE DATABASE one');
    const backup = join(temporaryFolder(), 'move.db');
    const environment = { DATA_DIR: seeded() };
    expect((await runCommand(['backup', backup], environment)).code).toBe(0);
    writeFileSync(join(environment.DATA_DIR, 'epoch'), '3\n');
    const onServer = { ...environment, DATABASE_URL: cluster.urlOf('one') };
    expect(await runCommand(['restore', backup], onServer)).toMatchObject({ code: 0, stderr: '' });
    const asked = 'SELECT epoch::int AS epoch FROM cluster';
    expect(await cluster.run(asked, 'one')).toEqual([{ epoch: 4 }]);
    expect(await runCommand(['restore', backup], onServer)).toMatchObject({ code: 0 });
    expect(await cluster.run(asked, 'one')).toEqual([{ epoch: 4 }]);
  },
);
