import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type RunningSite, SOON, test } from './site.ts';

const text = async (site: RunningSite, path: string) => (await fetch(`${site.url}${path}`)).text();

test('a flag set by a second process is on the page, in the JSON and in the headers', async ({ ownSite }) => {
  const set = await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available', '--json');
  const { revision } = JSON.parse(set.stdout);
  await expect
    .poll(() => text(ownSite, '/features/'), SOON)
    .toMatch(/data-feature="price-sync" data-panel="b" data-state="available"/);
  const response = await fetch(`${ownSite.url}/api/v1/status.json`);
  const status = await response.json();
  expect(response.headers.get('latarnia-revision')).toBe(String(revision));
  expect(status.revision).toBe(revision);
  expect(status.features.find((feature: { id: string }) => feature.id === 'price-sync').panels.b.state).toBe(
    'available',
  );
});

test('an answer that is edited is on the site without a build', async ({ ownSite }) => {
  const file = join(ownSite.contentDir, 'pl/faq/nowe-konto-a-strona-statusu.md');
  await writeFile(
    file,
    `${await readFile(file, 'utf8')}
Zupełnie nowe zdanie.
`,
  );
  await expect
    .poll(() => text(ownSite, '/faq/nowe-konto-a-strona-statusu/'), SOON)
    .toContain('Zupełnie nowe zdanie.');
});

test('a file with a mistake keeps the last good version, and the log and content check say where', async ({
  ownSite,
}) => {
  const path = 'pl/steps/reconnect-allegro.md';
  const file = join(ownSite.contentDir, path);
  const before = await text(ownSite, '/panel/b/');
  await writeFile(file, (await readFile(file, 'utf8')).replace('kind: do', 'kind: todo'));
  await expect.poll(() => ownSite.log(), SOON).toContain(`${path}:`);
  expect(ownSite.log()).toContain(
    'kind: write one of do, wait, know, warning (the last good version stays on the site)',
  );
  expect(await text(ownSite, '/panel/b/')).toBe(before);
  const check = await ownSite.cli('content', 'check');
  expect(check.code).toBe(1);
  expect(check.stdout).toMatch(
    /^pl\/steps\/reconnect-allegro\.md:\d+ kind: write one of do, wait, know, warning$/m,
  );
});

test('a deleted answer is gone: 410 with its last words, its history kept', async ({ ownSite }) => {
  const status = async () => (await fetch(`${ownSite.url}/faq/nowe-konto-a-strona-statusu/`)).status;
  expect(await status()).toBe(200);
  const words = /incognito/i;
  await rm(join(ownSite.contentDir, 'pl/faq/nowe-konto-a-strona-statusu.md'));
  await expect.poll(status, SOON).toBe(410);
  expect(await text(ownSite, '/faq/nowe-konto-a-strona-statusu/')).toMatch(words);
  expect(await text(ownSite, '/faq/')).not.toContain('/faq/nowe-konto-a-strona-statusu/');
  const events = await (await fetch(`${ownSite.url}/api/v1/events.json`)).json();
  expect(events.events.at(-1)).toMatchObject({
    type: 'content.withdrawn',
    documents: [{ path: 'pl/faq/nowe-konto-a-strona-statusu.md', after: null }],
  });
});

test('an answer bound to a state changes with it: Q4 while panel c is offline', async ({ ownSite }) => {
  const path = '/faq/zamowienia-z-panelu-d-na-c/';
  const restored = await text(ownSite, path);
  await ownSite.cli('panel', 'set', 'c', 'offline');
  await expect.poll(() => text(ownSite, '/panel/c/'), SOON).toContain('data-restoration="offline"');
  const offline = await text(ownSite, path);
  const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
  expect(main(offline)).not.toBe(main(restored));
  expect(offline).toMatch(/panel.C nie wrócił/);
  await ownSite.cli('panel', 'set', 'c', 'restored');
  await expect.poll(() => text(ownSite, path), SOON).not.toMatch(/panel.C nie wrócił/);
});

test('a promise that has passed says so by itself, on the page and in the JSON', async ({ ownSite }) => {
  const overdue = async () => {
    const { features } = await (await fetch(`${ownSite.url}/api/v1/status.json`)).json();
    return features.find((feature: { id: string }) => feature.id === 'archived-orders').panels.a.estimate
      .overdue;
  };
  const revision = async () => (await (await fetch(`${ownSite.url}/api/v1/status.json`)).json()).revision;
  expect(await text(ownSite, '/')).not.toMatch(/>[^<]*termin minął/);
  const set = await ownSite.cli('clock', '2021-03-22T23:59:58', '--json');
  const { revision: last } = JSON.parse(set.stdout);
  await expect.poll(revision, SOON).toBe(last);
  await expect.poll(overdue, SOON).toBe(true);
  expect(await text(ownSite, '/panel/a/')).toMatch(/>termin minął 22.marca, czekamy na.potwierdzenie/);
  expect(await revision()).toBe(last);
});

test('the next update that was promised and has not come is said to be late', async ({ ownSite }) => {
  await ownSite.cli('confirm', '--next-update-by', '2021-03-17T18:00');
  await expect
    .poll(() => text(ownSite, '/'), SOON)
    .toContain(
      'następna aktualizacja: do 17\u00a0marca 2021, 18:00'.replace('marca 2021', 'marca\u00a02021'),
    );
  await ownSite.cli('clock', '2021-03-17T18:00');
  await expect.poll(() => text(ownSite, '/'), SOON).toContain('aktualizacja miała być do');
});

test('undo takes everything back, for readers too', async ({ ownSite }) => {
  const before = await text(ownSite, '/features/');
  const set = await ownSite.cli('flag', 'set', 'orders', 'a,b', 'unavailable', '--json');
  await expect.poll(() => text(ownSite, '/features/'), SOON).not.toBe(before);
  const { revision } = JSON.parse(set.stdout);
  await ownSite.cli('undo', String(revision));
  const cells = (html: string) => html.match(/data-feature="[^"]+" data-panel="[^"]+" data-state="[^"]+"/g);
  await expect.poll(async () => cells(await text(ownSite, '/features/')), SOON).toEqual(cells(before));
});

test('a restart finds everything as it was, the clock not turned back', async ({ ownSite }) => {
  await ownSite.cli('clock', '2021-03-20T12:00');
  await ownSite.cli('flag', 'set', 'price-sync', 'b', 'available');
  const { stdout } = await ownSite.cli('status', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    revision: 9,
    clock: { mode: 'replay', now: expect.stringMatching(/^2021-03-20T11:/) },
  });
});
