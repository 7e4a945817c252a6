import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shareSite } from './shared-site.ts';
import { expect, type RunningSite, SOON, test } from './site.ts';

// The clock of the site only goes forward: the tests that set it stand in the order of their times.
const shared = shareSite({ ownContent: true });

const text = async (site: RunningSite, path: string) => (await fetch(`${site.url}${path}`)).text();

test('a flag set by a second process is on the page, in the JSON and in the headers', async () => {
  const site = shared();
  const set = await site.program('flag', 'set', 'price-sync', 'b', 'available', '--json');
  const { revision } = JSON.parse(set.stdout);
  await expect
    .poll(() => text(site, '/features/'), SOON)
    .toMatch(/data-feature="price-sync" data-panel="b" data-state="available"/);
  const response = await fetch(`${site.url}/api/v1/status.json`);
  const status = await response.json();
  expect(response.headers.get('latarnia-revision')).toBe(String(revision));
  expect(status.revision).toBe(revision);
  expect(status.features.find((feature: { id: string }) => feature.id === 'price-sync').panels.b.state).toBe(
    'available',
  );
});

test('an answer that is edited is on the site without a build', async () => {
  const site = shared();
  const file = join(site.contentDir, 'pl/faq/nowe-konto-a-strona-statusu.md');
  await writeFile(
    file,
    `${await readFile(file, 'utf8')}
Zupełnie nowe zdanie.
`,
  );
  await expect
    .poll(() => text(site, '/faq/nowe-konto-a-strona-statusu/'), SOON)
    .toContain('Zupełnie nowe zdanie.');
});

test('a file with a mistake keeps the last good version, and the log and content check say where', async () => {
  const site = shared();
  const path = 'pl/steps/reconnect-allegro.md';
  const file = join(site.contentDir, path);
  const before = await text(site, '/panel/b/');
  const good = await readFile(file, 'utf8');
  await writeFile(file, good.replace('kind: do', 'kind: todo'));
  await expect.poll(() => site.log(), SOON).toContain(`${path}:`);
  expect(site.log()).toContain(
    'kind: write one of do, wait, know, warning (the last good version stays on the site)',
  );
  expect(await text(site, '/panel/b/')).toBe(before);
  const check = await site.cli('content', 'check');
  expect(check.code).toBe(1);
  expect(check.stdout).toMatch(
    /^pl\/steps\/reconnect-allegro\.md:\d+ kind: write one of do, wait, know, warning$/m,
  );
  await writeFile(file, good);
});

test('a deleted answer is gone: 410 with its last words, its history kept', async () => {
  const site = shared();
  const status = async () => (await fetch(`${site.url}/faq/nowe-konto-a-strona-statusu/`)).status;
  expect(await status()).toBe(200);
  const words = /incognito/i;
  await rm(join(site.contentDir, 'pl/faq/nowe-konto-a-strona-statusu.md'));
  await expect.poll(status, SOON).toBe(410);
  expect(await text(site, '/faq/nowe-konto-a-strona-statusu/')).toMatch(words);
  expect(await text(site, '/faq/')).not.toContain('/faq/nowe-konto-a-strona-statusu/');
  const events = await (await fetch(`${site.url}/api/v1/events.json`)).json();
  expect(events.events.at(-1)).toMatchObject({
    type: 'content.withdrawn',
    documents: [{ path: 'pl/faq/nowe-konto-a-strona-statusu.md', after: null }],
  });
});

test('an answer bound to a state changes with it: Q4 while panel c is offline', async () => {
  const site = shared();
  const path = '/faq/zamowienia-z-panelu-d-na-c/';
  const restored = await text(site, path);
  await site.cli('panel', 'set', 'c', 'offline');
  await expect.poll(() => text(site, '/panel/c/'), SOON).toContain('data-restoration="offline"');
  const offline = await text(site, path);
  const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
  expect(main(offline)).not.toBe(main(restored));
  expect(offline).toMatch(/panel.C nie działa/);
  await site.cli('panel', 'set', 'c', 'restored');
  await expect.poll(() => text(site, path), SOON).not.toMatch(/panel.C nie działa/);
});

test('undo takes everything back, for readers too', async () => {
  const site = shared();
  const before = await text(site, '/features/');
  const set = await site.cli('flag', 'set', 'orders', 'a,b', 'unavailable', '--json');
  await expect.poll(() => text(site, '/features/'), SOON).not.toBe(before);
  const { revision } = JSON.parse(set.stdout);
  await site.cli('undo', String(revision));
  const cells = (html: string) => html.match(/data-feature="[^"]+" data-panel="[^"]+" data-state="[^"]+"/g);
  await expect.poll(async () => cells(await text(site, '/features/')), SOON).toEqual(cells(before));
});

test('the next update that was promised and has not come is said to be late', async () => {
  const site = shared();
  await site.cli('confirm', '--next-update-by', '2021-03-17T18:00');
  await expect
    .poll(() => text(site, '/'), SOON)
    .toContain(
      'następna aktualizacja: najpóźniej 17\u00a0marca 2021, 18:00'.replace('marca 2021', 'marca\u00a02021'),
    );
  await site.cli('clock', '2021-03-17T18:00');
  await expect.poll(() => text(site, '/'), SOON).toMatch(/>\s*aktualizacja miała być najpóźniej/);
});

test('a restart finds everything as it was, the clock not turned back', async () => {
  const site = shared();
  const { revision } = await (await fetch(`${site.url}/api/v1/status.json`)).json();
  await site.cli('clock', '2021-03-20T12:00');
  await site.cli('flag', 'set', 'api', 'b', 'unavailable');
  const { stdout } = await site.cli('status', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    revision: revision + 2,
    clock: { mode: 'replay', now: expect.stringMatching(/^2021-03-20T11:/) },
  });
});

test('a promise that has passed says so by itself, on the page and in the JSON', async () => {
  const site = shared();
  const overdue = async () => {
    const { features } = await (await fetch(`${site.url}/api/v1/status.json`)).json();
    return features.find((feature: { id: string }) => feature.id === 'archived-orders').panels.a.estimate
      .overdue;
  };
  const revision = async () => (await (await fetch(`${site.url}/api/v1/status.json`)).json()).revision;
  expect(await text(site, '/')).not.toMatch(/>[^<]*termin minął/);
  const set = await site.cli('clock', '2021-03-22T23:59:58', '--json');
  const { revision: last } = JSON.parse(set.stdout);
  await expect.poll(revision, SOON).toBe(last);
  await expect.poll(overdue, SOON).toBe(true);
  expect(await text(site, '/panel/a/')).toMatch(/>termin minął 22.marca, jeszcze nie potwierdzono/);
  expect(await revision()).toBe(last);
});
