import type { Page } from '@playwright/test';
import { type Pair, startPair } from '../support/postgres-pair.ts';
import { noPostgres } from '../support/postgres-programs.ts';
import { axeFindsInBothSchemes } from './axe.ts';
import { expect, type RunningSite, readiness, revisionOf, SOON, startSite, test } from './site.ts';
import { accept, inviteByCommand } from './staff.ts';

test.skip(noPostgres !== null, noPostgres ?? '');

/** A site whose log a primary and a standby hold. */
const onPair = test.extend<{ pair: Pair; pairSite: RunningSite }>({
  pair: async ({ folder: _ }, use) => {
    const pair = await startPair(['one']);
    await use(pair);
    await pair.stop();
  },
  pairSite: async ({ pair }, use) => {
    const { site, stop } = await startSite({ env: { DATABASE_URL: pair.urlOf('one') } });
    await use(site);
    await stop();
  },
});

const databaseCode = async (site: RunningSite) => (await readiness(site)).database.code;

/** Applies a state by the forms, as an editor does. */
async function apply(page: Page, site: RunningSite, state: string): Promise<void> {
  await page.goto(`${site.url}/en/staff/matrix/?cell=price-sync@b`);
  await page.locator(`input[name=state][value=${state}]`).check();
  await page.locator('.change-form button[type=submit]').click();
  await page.locator('button[name=how][value=now]').click();
}

onPair(
  'a log on two machines: what one alone has is told as that, and no reader sees it',
  async ({ page, pair, pairSite: site }) => {
    const flag = (state: string) => site.program('flag', 'set', 'price-sync', 'b', state, '--json');
    await accept(page, site.url, await inviteByCommand(site, 'editor'));
    const start = await revisionOf(site);

    await onPair.step('with both there a change is safe, and published', async () => {
      await apply(page, site, 'limited');
      await expect(page).toHaveURL(/\/staff\/published\//);
      await expect(page.locator('.unproven')).toHaveCount(0);
      await expect.poll(() => revisionOf(site), SOON).toBe(start + 1);
      expect(await databaseCode(site)).toBeUndefined();
    });

    await onPair.step(
      'the standby lags, then is frozen: never safe, and not published until it has it',
      async () => {
        await pair.standby.run('SELECT pg_wal_replay_pause()');
        const written = await flag('unavailable');
        expect(JSON.parse(written.stdout)).toEqual({ revision: start + 2, safe: false });
        expect(written.stderr).toContain('Written on one machine only');
        await page.goto(`${site.url}/en/staff/published/${start + 2}/`);
        await expect(page.locator('.unproven')).toContainText('written on one machine only');
        await expect(page.locator('h1')).toHaveText(`Revision ${start + 2} is saved`);
        expect(await axeFindsInBothSchemes(page)).toEqual([]);
        await expect.poll(() => databaseCode(site), SOON).toBe('database.lagging');
        pair.standby.freeze();
        await expect.poll(() => databaseCode(site), SOON).toBe('database.unsafe');
        expect(await revisionOf(site)).toBe(start + 1);
        pair.standby.thaw();
        await pair.standby.run('SELECT pg_wal_replay_resume()');
        await expect.poll(() => revisionOf(site), SOON).toBe(start + 2);
        await expect.poll(() => databaseCode(site), SOON).toBeUndefined();
        await page.reload();
        await expect(page.locator('.unproven')).toHaveCount(0);
      },
    );

    await onPair.step(
      'the standby is gone: a change is refused in words, until it is taken alone',
      async () => {
        await pair.standby.kill();
        await expect.poll(() => databaseCode(site), SOON).toBe('database.unsafe');
        expect((await readiness(site)).database.hosts).toEqual([2]);
        await apply(page, site, 'available');
        await expect(page.locator('main')).toContainText('Nothing was changed: the second machine');
        expect(await flag('available')).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('latarnia alone'),
        });
        expect((await site.program('alone')).stderr).toContain('repeat with --yes');
        expect((await site.program('alone', '--yes')).code).toBe(0);
        await expect.poll(() => databaseCode(site), SOON).toBe('database.alone');
        const written = await flag('available');
        expect(JSON.parse(written.stdout)).toEqual({ revision: start + 3, safe: false });
        await expect.poll(() => revisionOf(site), SOON).toBe(start + 3);
        await page.goto(`${site.url}/en/staff/`);
        await expect(page.locator('[data-need="trouble.database"]')).toContainText(
          `127.0.0.1:${pair.standby.port} does not answer`,
        );
      },
    );

    await onPair.step('it is back, and has all of it: changes are safe again, by themselves', async () => {
      await pair.standby.start();
      await expect.poll(() => databaseCode(site), SOON).toBeUndefined();
      expect(JSON.parse((await flag('limited')).stdout)).toEqual({ revision: start + 4, safe: true });
      const kinds = await pair.primary.run(
        "SELECT kind FROM audit WHERE kind LIKE 'hosts.%' ORDER BY id",
        'one',
      );
      expect(kinds).toEqual([{ kind: 'hosts.alone' }, { kind: 'hosts.together' }]);
      await expect.poll(() => revisionOf(site), SOON).toBe(start + 4);
    });

    await onPair.step(
      'an older copy of the primary comes back: nothing is written, readers keep all',
      async () => {
        await pair.caughtUp();
        await pair.primary.kill();
        const copy = pair.primary.copyFolder();
        await pair.primary.start();
        await expect.poll(() => databaseCode(site), SOON).toBeUndefined();
        expect(JSON.parse((await flag('unavailable')).stdout)).toEqual({ revision: start + 5, safe: true });
        await expect.poll(() => revisionOf(site), SOON).toBe(start + 5);
        await pair.primary.kill();
        pair.primary.putBack(copy);
        await pair.primary.start();
        await expect.poll(() => databaseCode(site), SOON).toBe('database.behind');
        expect((await flag('limited')).code).toBe(1);
        expect(await revisionOf(site)).toBe(start + 5);
      },
    );
  },
);
