import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeBackup } from '../../../src/store/backup.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { StoredTelling } from '../../../src/store/telling/stored-telling.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { availability, cell } from '../../support/state.ts';
import { openTelling } from '../../support/telling.ts';

const CLAIM = { channel: 'webhook', most: 10, lease: 1000, rate: null } as const;

test('what is restored tells nobody until somebody says so, and never what waited or was in flight when it was copied', async () => {
  const site = await openTelling();
  await site.add({ id: 'anna', topics: ['change/b/*'] });
  await site.add({ id: 'jan', topics: ['change/b/*'] });
  await site.say(availability([cell('price-sync', 'b', 'limited')]));
  await site.settle();
  const { claimed } = await site.telling.claim({ ...CLAIM, most: 1 });
  expect(claimed).toHaveLength(1);
  const backup = join(temporaryFolder(), 'backup.db');
  await writeBackup((file) => site.database.copyTo(file), backup);
  expect((await site.telling.cursor())?.pause).toBeNull();

  const restored = await openDatabase({ url: `file:${backup}`, authToken: null });
  try {
    const access = {
      use: <T>(work: (tables: typeof restored.orm) => Promise<T>) => work(restored.orm),
      transact: restored.transact.bind(restored),
    };
    const telling = new StoredTelling(access, () => site.clock.now, restored.clock);
    expect((await telling.cursor())?.pause).toMatchObject({ why: 'restored', by: null });
    site.pass(60_000);
    expect((await telling.claim(CLAIM)).claimed).toEqual([]);
    const cursor = await telling.cursor();
    if (cursor) await telling.resume(cursor, cursor.siteUrl);
    expect((await telling.claim(CLAIM)).claimed).toEqual([]);
  } finally {
    restored.close();
  }
});
