import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirm } from '../../src/actions/confirm.ts';
import { setClock } from '../../src/actions/set-clock.ts';
import { type Instant, instantFromMs, msFromInstant } from '../../src/domain/time.ts';
import { headOf, operate, timeOf } from './operator.ts';
import { childPids } from './processes.ts';
import { expect, type RunningSite, revisionOf, SOON, type StartedSite, startSite, test } from './site.ts';

// They share a site, one after the other.
test.describe.configure({ mode: 'default', timeout: 180_000 });
let started: StartedSite;
let site: RunningSite;
test.beforeAll(async () => {
  started = await startSite();
  site = started.site;
});
test.afterAll(() => started.stop());

const PATHS = ['/', '/en/', '/panel/b/', '/features/', '/history/', '/api/v1/events.json'];

const stateOf = async ({ url }: RunningSite, feature = 'price-sync') =>
  new RegExp(`data-feature="${feature}"[^>]*data-panel="b"[^>]*data-state="(\\w+)"`).exec(
    await (await fetch(`${url}/features/`)).text(),
  )?.[1];

/** Everything that readers are given. */
async function publicBytes({ url }: RunningSite): Promise<string[]> {
  return Promise.all(
    PATHS.map(async (path) => {
      const response = await fetch(`${url}${path}`);
      return `${path} ${response.headers.get('latarnia-revision')} ${response.headers.get('etag')} ${await response.text()}`;
    }),
  );
}

const set = (cell: string, state: string, ...more: string[]) => [
  ...['flag', 'set', ...cell.split('@'), state],
  ...more,
];

/** An instant to come on the site's clock, in hours; and the way there, to two seconds after it. */
async function hoursAhead(hours: number): Promise<{ at: Instant; pass(): Promise<unknown> }> {
  const now = await timeOf(site);
  const [at, after] = [0, 2000].map((ms) => instantFromMs(msFromInstant(now) + hours * 3_600_000 + ms));
  if (at === undefined || after === undefined) throw new Error('no time');
  return { at, pass: () => operate(site, (context) => setClock(context, { to: after, wall: after })) };
}

test('a hold that is cancelled leaves no trace for readers, not a byte', async () => {
  await expect.poll(() => revisionOf(site), SOON).toBe(await headOf(site));
  const before = await publicBytes(site);
  const generations = () => readdirSync(join(site.dataDir, 'snapshot', 'generations')).sort();
  const current = () => readFileSync(join(site.dataDir, 'snapshot', 'current'), 'utf8');
  const [known, served] = [generations(), current()];
  const held = await site.cli(...set('price-sync@a', 'limited', '--hold', '120', '--json'));
  const { id } = JSON.parse(held.stdout);
  expect((await site.cli('scheduled', 'list')).stdout).toContain('price-sync on a → limited');
  expect((await site.cli('scheduled', 'cancel', id)).stdout).toContain('Nothing was published');
  expect(await publicBytes(site)).toEqual(before);
  expect(current()).toBe(served);
  expect(generations()).toEqual(known);
  // Another change goes through after it: whatever the hold had done would be in the log before it.
  const { state } = await operate(site, (context) => confirm(context, { nextUpdateBy: null }));
  await expect.poll(() => revisionOf(site), SOON).toBe(state.revision);
  const { events } = await (await fetch(`${site.url}/api/v1/events.json?after=${state.revision - 1}`)).json();
  expect(events).toMatchObject([{ revision: state.revision, type: 'status.confirmed' }]);
});

test('what is scheduled is on the page after its instant, also when backstage was killed meanwhile', async () => {
  const before = await headOf(site);
  const { at, pass } = await hoursAhead(6);
  expect(await stateOf(site)).toBe('unavailable');
  const scheduled = JSON.parse(
    (await site.cli(...set('price-sync@b', 'limited', '--at', at, '--json'))).stdout,
  );
  expect(scheduled).toMatchObject({ kind: 'scheduled', apply_at: at });
  expect(await stateOf(site)).toBe('unavailable');
  for (const pid of childPids(site, 'backstage')) process.kill(pid, 'SIGKILL');
  await pass();

  await expect.poll(() => stateOf(site), SOON).toBe('limited');

  expect(await revisionOf(site)).toBe(before + 2);
  const { events } = await (await fetch(`${site.url}/api/v1/events.json?after=${before}`)).json();
  expect(events).toMatchObject([{ type: 'clock.set' }, { type: 'availability.set' }]);
  expect(events[1].effective_at >= at).toBe(true);
  expect((await site.cli('scheduled', 'list')).stdout).toBe('Nothing is scheduled or held.\n');
});

test('what was changed meanwhile is not overwritten, and waits for somebody to see it', async () => {
  const { at, pass } = await hoursAhead(6);
  await site.cli(...set('stock-sync@b', 'limited', '--at', at));
  await site.cli(...set('stock-sync@b', 'unknown', '--reason', 'seen to work'));
  await pass();
  const open = async () => JSON.parse((await site.cli('scheduled', 'list', '--json')).stdout);
  await expect
    .poll(open, SOON)
    .toMatchObject([
      { status: 'refused', refusal: { code: 'conflict' }, proposal: { verb: 'availability' } },
    ]);
  await expect.poll(() => revisionOf(site), SOON).toBe(await headOf(site));
  expect(await stateOf(site, 'stock-sync')).toBe('unknown');
  expect(await (await fetch(`${site.url}/history/`)).text()).not.toContain('seen to work');
  const [{ id }] = await open();
  await site.cli('scheduled', 'dismiss', id);
  expect(await open()).toEqual([]);
});
