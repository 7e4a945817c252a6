import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { LogConnection } from '../../../src/backstage/log-connection.ts';
import { readConfig } from '../../../src/config/settings.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import { hashLink, linkOf } from '../../../src/store/chain.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { confirmation } from '../../support/state.ts';

test('what a newer release wrote is a trouble in words: what was read before stays, and nothing is written', async () => {
  const site = await openTestLog();
  await site.log.append(() => [confirmation()]);
  const log = new LogConnection({
    config: readConfig({ DATA_DIR: temporaryFolder(), DATABASE_URL: site.url }, '/'),
    logger: pino({ level: 'silent' }),
    wallClock: () => NOON,
    claim: () => null,
    accepted: () => null,
    fallback: EMPTY_STATE,
    busyTimeout: 1000,
  });
  onTestFinished(() => log.close());
  await log.refresh();
  expect(log.trouble).toBeNull();

  const { client } = site.database;
  const [last] = (await client.execute('SELECT * FROM events')).rows;
  if (!last) throw new Error('there is no event');
  const newer = {
    ...last,
    sequence: 2,
    type: 'weather.seen',
    change_id: 'newer',
    previous_hash: last.hash ?? '',
  };
  const row = { ...newer, hash: hashLink(linkOf(newer, String(last.hash))) };
  await client.execute({
    sql: `INSERT INTO events (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`,
    args: Object.values(row),
  });

  await log.refresh();
  expect(log.trouble).toMatchObject({
    code: 'database.newer',
    message: expect.stringMatching(/Event 2 is a weather\.seen of version 3/),
  });
  expect(log.known.state.revision).toBe(1);
  const refused = await log.append(() => [confirmation()]);
  expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(/a newer one wrote it/) });
});
