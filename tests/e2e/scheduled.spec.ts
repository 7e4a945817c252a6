import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childPids } from './processes.ts';
import { expect, type RunningSite, test } from './site.ts';

const SOON = { timeout: 60_000, intervals: [100] };

// Each starts sites and processes of its own, several times.
test.describe.configure({ timeout: 180_000 });

const PATHS = ['/', '/en/', '/panel/b/', '/features/', '/history/', '/api/v1/events.json'];

/** On the site’s clock it is about noon of 17 March, Warsaw. */
const AT = '2021-03-17T17:00:00.000Z';
const AFTER = '2021-03-17T17:00:02Z';

const stateOf = async ({ url }: RunningSite) =>
  /data-feature="price-sync"[^>]*data-panel="b"[^>]*data-state="(\w+)"/.exec(
    await (await fetch(`${url}/features/`)).text(),
  )?.[1];

const revisionOf = async ({ url }: RunningSite) =>
  Number((await fetch(`${url}/`)).headers.get('latarnia-revision'));

/** Everything that readers are given. */
async function publicBytes({ url }: RunningSite): Promise<string[]> {
  return Promise.all(
    PATHS.map(async (path) => {
      const response = await fetch(`${url}${path}`);
      return `${path} ${response.headers.get('latarnia-revision')} ${response.headers.get('etag')} ${await response.text()}`;
    }),
  );
}

const set = (state: string, ...more: string[]) => ['flag', 'set', 'price-sync', 'b', state, ...more];

test('what is scheduled is on the page after its instant, also when backstage was killed meanwhile', async ({
  ownSite,
}) => {
  const before = await revisionOf(ownSite);
  expect(await stateOf(ownSite)).toBe('unavailable');
  const scheduled = JSON.parse((await ownSite.cli(...set('limited', '--at', AT, '--json'))).stdout);
  expect(scheduled).toMatchObject({ kind: 'scheduled', apply_at: AT });
  expect(await stateOf(ownSite)).toBe('unavailable');
  for (const pid of childPids(ownSite, 'backstage')) process.kill(pid, 'SIGKILL');
  await ownSite.cli('clock', AFTER);

  await expect.poll(() => stateOf(ownSite), SOON).toBe('limited');

  expect(await revisionOf(ownSite)).toBe(before + 2);
  const { events } = await (await fetch(`${ownSite.url}/api/v1/events.json?after=${before}`)).json();
  expect(events).toMatchObject([{ type: 'clock.set' }, { type: 'availability.set' }]);
  expect(events[1].effective_at >= AT).toBe(true);
  expect((await ownSite.cli('scheduled', 'list')).stdout).toBe('Nothing is scheduled or held.\n');
});

test('a hold that is cancelled leaves no trace for readers, not a byte', async ({ ownSite }) => {
  await expect.poll(() => stateOf(ownSite), SOON).toBe('unavailable');
  const before = await publicBytes(ownSite);
  const generations = () => readdirSync(join(ownSite.dataDir, 'snapshot', 'generations')).sort();
  const current = () => readFileSync(join(ownSite.dataDir, 'snapshot', 'current'), 'utf8');
  const [known, served] = [generations(), current()];
  const { id } = JSON.parse((await ownSite.cli(...set('limited', '--hold', '120', '--json'))).stdout);
  expect((await ownSite.cli('scheduled', 'list')).stdout).toContain('price-sync on b → limited');
  expect((await ownSite.cli('scheduled', 'cancel', id)).stdout).toContain('Nothing of it was published');
  expect(await publicBytes(ownSite)).toEqual(before);
  expect(current()).toBe(served);
  expect(generations()).toEqual(known);
  // Another change goes through after it: whatever the hold had done would be in the log before it.
  await ownSite.cli('confirm');
  const { revision } = JSON.parse((await ownSite.cli('status', '--json')).stdout);
  await expect.poll(() => revisionOf(ownSite), SOON).toBe(revision);
  const { events } = await (await fetch(`${ownSite.url}/api/v1/events.json?after=${revision - 1}`)).json();
  expect(events).toMatchObject([{ revision, type: 'status.confirmed' }]);
});

test('what was changed meanwhile is not overwritten, and waits for somebody to see it', async ({
  ownSite,
}) => {
  await ownSite.cli(...set('limited', '--at', AT));
  await ownSite.cli(...set('available', '--reason', 'seen to work'));
  await ownSite.cli('clock', AFTER);
  const open = async () => JSON.parse((await ownSite.cli('scheduled', 'list', '--json')).stdout);
  await expect
    .poll(open, SOON)
    .toMatchObject([
      { status: 'refused', refusal: { code: 'conflict' }, proposal: { verb: 'availability' } },
    ]);
  expect(await stateOf(ownSite)).toBe('available');
  expect(await (await fetch(`${ownSite.url}/history/`)).text()).not.toContain('seen to work');
  const [{ id }] = await open();
  await ownSite.cli('scheduled', 'dismiss', id);
  expect(await open()).toEqual([]);
});
