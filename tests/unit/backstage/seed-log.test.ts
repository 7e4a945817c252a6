import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { seedLog } from '../../../src/backstage/seed-log.ts';
import { ROOT } from '../../../src/config/folders.ts';
import { openTestLog } from '../../support/log.ts';
import { restoration } from '../../support/state.ts';

const SHIPPED = { contentDir: join(ROOT, 'content'), contentIsShipped: true };
const SILENT = pino({ level: 'silent' });

test('an empty log gets the shipped incident, once', async () => {
  const { log } = await openTestLog();
  await seedLog(log, SHIPPED, SILENT);
  const { revision, documents } = await log.current();
  expect(revision).toBeGreaterThan(1);
  expect(Object.keys(documents)).toContain('pl/site.md');
  await seedLog(log, SHIPPED, SILENT);
  expect((await log.current()).revision).toBe(revision);
});

test('words of one’s own, and a log in which something stands, are not seeded', async () => {
  const own = await openTestLog();
  await seedLog(own.log, { ...SHIPPED, contentIsShipped: false }, SILENT);
  expect((await own.log.current()).revision).toBe(0);

  const begun = await openTestLog();
  await begun.log.append(() => [restoration({ a: 'restored' })]);
  await seedLog(begun.log, SHIPPED, SILENT);
  expect((await begun.log.current()).revision).toBe(1);
});
