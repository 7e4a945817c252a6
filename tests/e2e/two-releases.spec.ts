import { join } from 'node:path';
import { hammer } from './processes.ts';
import { expect, type RunningSite, SOON, startSite, test } from './site.ts';

/** The folder of the release before, built: `npm run test:long` makes it. */
const FORMER = process.env.FORMER_RELEASE ?? '';

/** What readers get. */
async function revisionAt({ url }: Pick<RunningSite, 'url'>): Promise<number> {
  const { revision } = await (await fetch(`${url}/api/v1/status.json`)).json();
  return revision;
}

test.skip(FORMER === '', 'the release before is built by npm run test:long');

test('the release before and this one side by side on one log', async ({ folder }) => {
  test.setTimeout(600_000);
  const env = { DATABASE_URL: `file:${join(folder, 'shared.db')}` };
  const former = await startSite({ root: FORMER, env });
  // One folder of files for both, as nodes have it.
  const present = await startSite({ env, content: join(FORMER, 'content') });
  const both = [former.site, present.site];
  const readers = both.map(({ url }) => hammer(url, ['/', '/en/features/', '/api/v1/status.json'], 1));
  const reach = async (revision: number) => {
    for (const site of both) await expect.poll(() => revisionAt(site), SOON).toBe(revision);
  };
  const first = await revisionAt(present.site);

  await test.step('each reads what the other writes', async () => {
    expect((await present.site.program('flag', 'set', 'price-sync', 'b', 'available')).code).toBe(0);
    await reach(first + 1);
    expect((await former.site.program('flag', 'set', 'price-sync', 'b', 'limited')).code).toBe(0);
    await reach(first + 2);
  });

  await test.step('what this one writes in a newer version is written in the former’s', async () => {
    expect((await present.site.program('undo', String(first + 2), '--yes')).code).toBe(0);
    await reach(first + 3);
  });

  await test.step('finished, the former reads no further, and goes on serving', async () => {
    expect((await present.site.program('upgrade', 'finish')).code).toBe(0);
    expect((await present.site.program('flag', 'set', 'price-sync', 'b', 'unknown')).code).toBe(0);
    await expect.poll(() => revisionAt(present.site), SOON).toBe(first + 4);
    expect((await present.site.program('undo', String(first + 4), '--yes')).code).toBe(0);
    await expect.poll(() => revisionAt(present.site), SOON).toBe(first + 5);
    expect((await fetch(`${former.site.url}/panel/b/`)).status).toBe(200);
    expect(await revisionAt(former.site)).toBe(first + 3);
  });

  for (const { stop, seen, backward } of readers) {
    await stop();
    expect([...seen].filter((one) => !['200', '304'].includes(one))).toEqual([]);
    expect(backward).toEqual([]);
  }
  await present.stop();
  await former.stop();
});
