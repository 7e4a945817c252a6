import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/config/settings.ts';
import { startSite } from '../../../src/processes/supervisor.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { get } from '../../support/front.ts';
import { openSnapshot, planOf } from '../../support/snapshot.ts';

describe.each(['node', 'bun'] as const)('two fronts that share a port, by the engine %s', (engine) => {
  test('serve it together, and give it back when the site is closed', async () => {
    const folder = temporaryFolder();
    await openSnapshot(join(folder, 'snapshot')).publish(planOf({ '/': { text: 'home' } }));
    const settings = {
      ROLE: 'reader',
      DATA_DIR: folder,
      PORT: '0',
      FRONT_WORKERS: '2',
      FRONT_ENGINE: engine,
    };
    const site = await startSite(
      readConfig(settings, folder),
      pino({ level: 'silent' }),
      async () => undefined,
    );
    let isOpen = true;
    onTestFinished(async () => {
      if (isOpen) await site.close();
    });
    await site.serving;
    const port = Number(new URL(site.url ?? '').port);
    for (let count = 0; count < 20; count += 1) expect((await get(port, '/')).text).toBe('home');
    await site.close();
    isOpen = false;
    await expect(get(port, '/')).rejects.toThrow(/ECONNREFUSED/);
  }, 30_000);
});
